// Preloaded into Prisma Studio (7.10), which sends what the database refused to its page as JSON. There
// an Error has no message, so that staff would read that a row was refused, and not why.
// oxlint-disable-next-line no-extend-native -- the server makes its JSON itself: there is no other place
Object.defineProperty(Error.prototype, 'toJSON', {
  configurable: true,
  writable: true,
  value: function toJSON() {
    return { ...this, name: this.name, message: this.message }
  },
})
