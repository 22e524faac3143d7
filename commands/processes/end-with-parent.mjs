// Preloaded into programs that are not ours (Vite, Prisma Studio): when the command that started
// them dies, even by kill -9, the channel to it closes and they end, so that nothing holds a port.
process.on('disconnect', () => process.exit())
process.channel?.unref()
