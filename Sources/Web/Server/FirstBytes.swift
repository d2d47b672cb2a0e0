import HummingbirdCore
import Logging
import NIOCore
import NIOSSL

/// Closes a connection on which nothing readable arrives in time: who opens a socket and never finishes the handshake
/// of TLS would else hold it for ever, since every other clock starts after the handshake.
struct FirstBytes<Base: ServerChildChannel>: ServerChildChannel {
  typealias Value = Base.Value

  let base: Base
  let deadline: TimeAmount

  func setup(channel: any Channel, logger: Logger) -> EventLoopFuture<Value> {
    base.setup(channel: channel, logger: logger).flatMapThrowing { value in
      let pipeline = channel.pipeline.syncOperations
      let tls = try pipeline.handler(type: NIOSSLServerHandler.self)
      try pipeline.addHandler(Watch(deadline: deadline), position: .after(tls))
      return value
    }
  }

  func handle(value: Value, logger: Logger) async { await base.handle(value: value, logger: logger) }
}

/// Watches for the first decrypted bytes, then goes away.
private final class Watch: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = ByteBuffer
  typealias InboundOut = ByteBuffer

  private let deadline: TimeAmount
  private var alarm: Scheduled<Void>?

  init(deadline: TimeAmount) { self.deadline = deadline }

  func handlerAdded(context: ChannelHandlerContext) {
    let channel = context.channel
    alarm = context.eventLoop.scheduleTask(in: deadline) { channel.close(promise: nil) }
  }

  func handlerRemoved(context: ChannelHandlerContext) { alarm?.cancel() }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    alarm?.cancel()
    context.fireChannelRead(data)
    context.pipeline.syncOperations.removeHandler(self, promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) {
    alarm?.cancel()
    context.fireChannelInactive()
  }
}
