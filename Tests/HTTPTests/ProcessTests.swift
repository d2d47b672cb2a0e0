import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Synchronization
import TestKit
import Testing

/// The program itself, started as an operator starts it.
@Suite("The program", .serialized) struct ProcessTests {
  /// Where the build put the program: beside the bundle of the tests.
  static var program: URL {
    let bundle = URL(fileURLWithPath: CommandLine.arguments.first ?? "")
    let beside = bundle.deletingLastPathComponent().appending(path: "gongzhi")
    return FileManager.default.isExecutableFile(atPath: beside.path())
      ? beside : Neighbourhood.checkout.appending(path: ".build/debug/gongzhi")
  }

  @Test("ends with 0 on SIGTERM, and answers the request that is under way")
  func ending() async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "gongzhi-serve-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let data = folder.appending(path: "data").path()
    try await Self.run(["demo", "--data", data, "--load-only"], in: folder)
    let configuration = folder.appending(path: "config.json")
    try Data(
      """
      {"port": 0, "publicAddress": "https://localhost",
       "tls": {"certificate": "\(data)/tls/cert.pem", "key": "\(data)/tls/key.pem"}}
      """.utf8
    ).write(to: configuration)

    let server = try Self.start(["serve", "--data", data, "--config", configuration.path()], in: folder)
    defer { if server.process.isRunning { server.process.terminate() } }
    let port = try await server.port()
    let client = Service.client(version: .http1Only)
    let answer: Answer
    do {
      answer = try await Self.halfSent(to: port, by: client) { server.process.terminate() }
    } catch {
      try await client.shutdown()
      throw error
    }
    #expect(answer.status == 401, "\(answer.text)")
    #expect(answer.json["code"].text == "wrong-password")

    server.process.waitUntilExit()
    #expect(server.process.terminationReason == .exit)
    #expect(server.process.terminationStatus == 0, "\(server.output)")
    await #expect(throws: (any Error).self) {
      try await client.execute(HTTPClientRequest(url: "https://localhost:\(port)/health"), timeout: .seconds(5))
    }
    try await client.shutdown()
    try await Self.run(["verify", "--data", data], in: folder)
  }

  /// Sends half of a sign-in, does something, sends the rest, and reads the answer.
  private static func halfSent(
    to port: Int, by client: HTTPClient, _ act: @escaping @Sendable () -> Void
  ) async throws -> Answer {
    let halves = ["{\"login\": \"lin\", ", "\"password\": \"not this one\"}"]
    let (parts, sender) = AsyncStream.makeStream(of: ByteBuffer.self)
    var request = HTTPClientRequest(url: "https://localhost:\(port)/api/sessions")
    request.method = .POST
    request.headers.add(name: "Content-Type", value: "application/json")
    request.body = .stream(parts, length: .known(Int64(halves.joined().utf8.count)))
    let whole = request
    async let response = client.execute(whole, timeout: .seconds(60))
    sender.yield(ByteBuffer(string: halves[0]))
    // Other requests, each on a connection of its own, have long been answered when the first half has arrived.
    for _ in 0..<3 {
      let other = Service.client(version: .http1Only)
      let health = try await other.execute(
        HTTPClientRequest(url: "https://localhost:\(port)/health"), timeout: .seconds(60))
      #expect(health.status == .ok)
      try await other.shutdown()
    }
    act()
    // The server has heard the signal once it takes no new connection.
    for _ in 0..<600 {
      let other = Service.client(version: .http1Only)
      let refused = await Self.isRefused(port, by: other)
      try await other.shutdown()
      if refused { break }
      try await Task.sleep(for: .milliseconds(50))
    }
    sender.yield(ByteBuffer(string: halves[1]))
    sender.finish()
    let answer = try await response
    let bytes = try await answer.body.collect(upTo: 1 << 20)
    return Answer(
      status: Int(answer.status.code), headers: answer.headers, bytes: Array(bytes.readableBytesView))
  }

  private static func isRefused(_ port: Int, by client: HTTPClient) async -> Bool {
    do {
      _ = try await client.execute(
        HTTPClientRequest(url: "https://localhost:\(port)/health"), timeout: .seconds(10))
      return false
    } catch {
      return true
    }
  }

  /// A program that runs, with what it has written.
  struct Running {
    let process: Process
    let file: URL

    var output: String { String(decoding: FileManager.default.contents(atPath: file.path()) ?? Data(), as: UTF8.self) }

    /// The port that it says it serves on.
    func port(after mark: String = "(port ") async throws -> Int {
      for _ in 0..<1_200 {
        if let after = output.range(of: mark), let port = Int(output[after.upperBound...].prefix { $0.isNumber }) {
          return port
        }
        guard process.isRunning else { break }
        try await Task.sleep(for: .milliseconds(50))
      }
      throw NotServing(output: output)
    }
  }

  struct NotServing: Error { let output: String }

  /// Runs the program, or another, to its end; gives the status and what it wrote.
  static func finish(
    _ arguments: [String], in folder: URL, program: URL = program
  ) async throws -> (status: Int32, output: String) {
    let running = try start(arguments, in: folder, program: program)
    while running.process.isRunning { try await Task.sleep(for: .milliseconds(20)) }
    return (running.process.terminationStatus, running.output)
  }

  static func start(_ arguments: [String], in folder: URL, program: URL = program) throws -> Running {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let file = folder.appending(path: "\(UUID().uuidString).log")
    guard FileManager.default.createFile(atPath: file.path(), contents: nil) else {
      throw CocoaError(.fileWriteUnknown)
    }
    let output = try FileHandle(forWritingTo: file)
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.currentDirectoryURL = Neighbourhood.checkout
    process.standardOutput = output
    process.standardError = output
    try process.run()
    return Running(process: process, file: file)
  }

  static func run(_ arguments: [String], in folder: URL) async throws {
    let running = try start(arguments, in: folder)
    while running.process.isRunning { try await Task.sleep(for: .milliseconds(50)) }
    try #require(running.process.terminationStatus == 0, "\(arguments): \(running.output)")
  }
}
