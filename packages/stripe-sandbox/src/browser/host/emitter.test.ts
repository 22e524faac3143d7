import { expect, onTestFinished, test, vi } from 'vitest'
import { Emitter } from './emitter.ts'

class Bell extends Emitter<{ ring: number }> {
  ring(times: number) {
    this.emit('ring', times)
  }
}

function makeBell() {
  const bell = new Bell()
  const heard: number[] = []
  return { bell, heard, listener: (times: number) => heard.push(times) }
}

test('a listener hears each event until it is taken off', () => {
  const { bell, heard, listener } = makeBell()
  bell.on('ring', listener)
  bell.ring(1)
  bell.ring(2)
  bell.off('ring', listener)
  bell.ring(3)
  expect(heard).toEqual([1, 2])
})

test('a listener added once hears one event', () => {
  const { bell, heard, listener } = makeBell()
  bell.once('ring', listener)
  bell.ring(1)
  bell.ring(2)
  expect(heard).toEqual([1])
})

test('off without a listener takes all off', () => {
  const { bell, heard, listener } = makeBell()
  bell.on('ring', listener).on('ring', (times) => listener(times * 10))
  bell.off('ring')
  bell.ring(1)
  expect(heard).toEqual([])
})

test('a listener that throws is reported and does not silence the next', () => {
  const reported = vi.fn<(error: unknown) => void>()
  vi.stubGlobal('reportError', reported)
  onTestFinished(() => void vi.unstubAllGlobals())
  const { bell, heard, listener } = makeBell()
  const fault = new Error('in the shop')
  bell.on('ring', () => {
    throw fault
  })
  bell.on('ring', listener)
  bell.ring(1)
  expect(heard).toEqual([1])
  expect(reported).toHaveBeenCalledWith(fault)
})

test('a listener that re-registers itself is called once per event', () => {
  const { bell, heard } = makeBell()
  const listener = (times: number) => {
    heard.push(times)
    bell.off('ring', listener).on('ring', listener)
  }
  bell.on('ring', listener)
  bell.ring(1)
  expect(heard).toEqual([1])
})
