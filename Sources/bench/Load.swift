import ArgumentParser
import Foundation
import NIOCore
import NIOPosix
import NIOSSL
import NIOTLS
import Synchronization

/// Clients that keep their connections and send the next request when the last is answered.
struct LoadCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "load",
    abstract: "Load over HTTPS on this machine: pages, votes, or posts and votes; prints one JSON object."
  )

  @Option(help: "The port on 127.0.0.1.") var port: Int
  @Option(help: "The certificate that the server must show, PEM.") var certificate: String
  @Option(help: "The file that `bench prepare` wrote.") var town: String
  @Option(help: "What to ask for: pages, signed-pages, commands, votes.") var what: String
  @Option(help: "How many clients at once.") var clients = 64
  @Option(help: "How many requests in all.") var requests = 20_000
  @Option(help: "Seconds after which no request is begun.") var seconds = 20.0
  @Option(help: "A seed for the order.") var seed: UInt64 = 1

  func run() async throws {
    let town = try JSONDecoder().decode(PreparedTown.self, from: Data(contentsOf: URL(fileURLWithPath: self.town)))
    guard let kind = Asked(rawValue: what) else {
      throw ValidationError("ask for pages, signed-pages, commands or votes")
    }
    var tls = TLSConfiguration.makeClientConfiguration()
    tls.minimumTLSVersion = .tlsv13
    tls.trustRoots = .file(certificate)
    tls.certificateVerification = .noHostnameVerification
    tls.applicationProtocols = ["http/1.1"]
    let context = try NIOSSLContext(configuration: tls)
    let sink = Sink(left: requests, deadline: .now() + .nanoseconds(Int64(seconds * 1e9)))
    // One thread: the server needs the other processor more.
    let group = MultiThreadedEventLoopGroup(numberOfThreads: 1)
    let bootstrap = ClientBootstrap(group: group).channelOption(.tcpOption(.tcp_nodelay), value: 1)
    var channels: [any Channel] = []
    for index in 0..<clients {
      let bytes = kind.requests(of: town, client: index, port: port, seed: seed)
      let ready = group.any().makePromise(of: Void.self)
      let channel = try await bootstrap.channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandlers(
            NIOSSLClientHandler(context: context, serverHostname: nil),
            Client(requests: bytes, sink: sink, ready: ready, seed: UInt64(index)))
        }
      }.connect(host: "127.0.0.1", port: port).get()
      try await ready.futureResult.get()
      channels.append(channel)
    }
    let began = ContinuousClock.now
    for channel in channels { channel.pipeline.fireUserInboundEventTriggered(Start()) }
    for channel in channels { try await channel.closeFuture.get() }
    let passed = (ContinuousClock.now - began).seconds
    try await group.shutdownGracefully()
    print(sink.summary(seconds: passed, clients: clients))
  }
}

/// The whistle: all clients are connected.
struct Start: Sendable {}

/// What clients ask for.
enum Asked: String {
  case pages
  case signedPages = "signed-pages"
  case commands, votes

  /// The requests that a client draws from, as bytes of HTTP/1.1.
  func requests(of town: PreparedTown, client: Int, port: Int, seed: UInt64) -> [ByteBuffer] {
    let token = town.tokens[client % town.tokens.count]
    switch self {
    case .pages:
      return town.cases.map { ByteBuffer(string: "GET /cases/\($0) HTTP/1.1\r\nHost: localhost:\(port)\r\n\r\n") }
    case .signedPages:
      return town.cases.map {
        ByteBuffer(
          string:
            "GET /cases/\($0) HTTP/1.1\r\nHost: localhost:\(port)\r\nCookie: __Host-session=\(token)\r\n\r\n")
      }
    case .commands, .votes:
      var random = Seeded(seed &* 1_000 &+ UInt64(client))
      return (0..<200).map { index in
        if self == .votes || index % 2 == 0, let ballot = town.ballots.randomElement(using: &random) {
          return post(
            "/api/cases/\(ballot.subject)/ballots/\(ballot.ballot)/votes",
            #"{"choice":"\#(index % 3 == 0 ? "no" : "yes")"}"#, token, port)
        }
        return post(
          "/api/cases/\(town.talking.randomElement(using: &random) ?? "")/posts",
          #"{"position":"\#(Words.position(index))","text":"\#(Words.post(client * 1_000 + index))"}"#, token, port)
      }
    }
  }

  private func post(_ path: String, _ body: String, _ token: String, _ port: Int) -> ByteBuffer {
    ByteBuffer(
      string: """
        POST \(path) HTTP/1.1\r
        Host: localhost:\(port)\r
        Authorization: Bearer \(token)\r
        Content-Type: application/json\r
        Content-Length: \(body.utf8.count)\r
        \r
        \(body)
        """)
  }
}

/// What all clients count together.
final class Sink: Sendable {
  private struct Counts {
    var left: Int
    var latencies: [Int64] = []
    var statuses: [Int: Int] = [:]
    var bytes = 0
  }

  private let counts: Mutex<Counts>
  private let deadline: NIODeadline

  init(left: Int, deadline: NIODeadline) {
    counts = Mutex(Counts(left: left))
    self.deadline = deadline
  }

  /// Whether one more request may begin.
  func mayBegin() -> Bool {
    guard NIODeadline.now() < deadline else { return false }
    return counts.withLock { counts in
      guard counts.left > 0 else { return false }
      counts.left -= 1
      return true
    }
  }

  func note(status: Int, nanoseconds: Int64, bytes: Int) {
    counts.withLock { counts in
      counts.latencies.append(nanoseconds)
      counts.statuses[status, default: 0] += 1
      counts.bytes += bytes
    }
  }

  func summary(seconds: Double, clients: Int) -> String {
    counts.withLock { counts in
      let good = counts.statuses.filter { (200..<300).contains($0.key) }.values.reduce(0, +)
      let p50 = Double(counts.latencies.quantile(0.5) ?? 0) / 1e6
      let p99 = Double(counts.latencies.quantile(0.99) ?? 0) / 1e6
      let statuses = counts.statuses.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value)" }
      return """
        {"clients": \(clients), "answers": \(good), "seconds": \(seconds), "p50ms": \(p50), "p99ms": \(p99), \
        "bytes": \(counts.bytes), "statuses": {\(statuses.joined(separator: ", "))}}
        """
    }
  }
}

/// One connection.
final class Client: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let requests: [ByteBuffer]
  private let sink: Sink
  private let ready: EventLoopPromise<Void>
  private var random: Seeded
  private var head: [UInt8] = []
  private var bodyLeft = -1
  private var status = 0
  private var bytes = 0
  private var sent = NIODeadline.now()

  init(requests: [ByteBuffer], sink: Sink, ready: EventLoopPromise<Void>, seed: UInt64) {
    self.requests = requests
    self.sink = sink
    self.ready = ready
    random = Seeded(seed)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if case .handshakeCompleted? = event as? TLSUserEvent { ready.succeed() }
    if event is Start { next(context) }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    ready.fail(error)
    context.close(promise: nil)
  }

  func channelInactive(context: ChannelHandlerContext) { ready.fail(BenchFault("the server closed the connection")) }

  private func next(_ context: ChannelHandlerContext) {
    guard sink.mayBegin(), let request = requests.randomElement(using: &random) else {
      context.close(promise: nil)
      return
    }
    head.removeAll(keepingCapacity: true)
    bodyLeft = -1
    bytes = 0
    sent = .now()
    context.writeAndFlush(wrapOutboundOut(request), promise: nil)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    let buffer = unwrapInboundIn(data)
    bytes += buffer.readableBytes
    if bodyLeft < 0 {
      let before = head.count
      head.append(contentsOf: buffer.readableBytesView)
      guard let end = Self.end(of: head, from: before) else { return }
      readHead(end)
      bodyLeft -= head.count - end
    } else {
      bodyLeft -= buffer.readableBytes
    }
    guard bodyLeft <= 0 else { return }
    sink.note(status: status, nanoseconds: (NIODeadline.now() - sent).nanoseconds, bytes: bytes)
    next(context)
  }

  /// Where the body begins, after the empty line.
  private static func end(of head: [UInt8], from start: Int) -> Int? {
    var index = max(3, start)
    while index < head.count {
      if head[index] == 10, head[index - 1] == 13, head[index - 2] == 10 { return index + 1 }
      index += 1
    }
    return nil
  }

  private func readHead(_ end: Int) {
    let lines = String(decoding: head[..<end], as: UTF8.self).lowercased().split(separator: "\r\n")
    status = lines.first.flatMap { Int($0.dropFirst(9).prefix(3)) } ?? 0
    let length = lines.first { $0.hasPrefix("content-length:") }
    bodyLeft = length.flatMap { Int($0.dropFirst(15).drop { $0 == " " }) } ?? 0
  }
}
