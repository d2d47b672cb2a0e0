import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// The files of a record behind an address: what a witness follows, and what a verifier reads.
struct RecordReach {
  /// Bytes that an answer may have: a full bundle of the longest events is 16 MiB.
  static let largestAnswer = 17 << 20

  private let address: String
  private let client: HTTPClient

  /// Reaches an `https://` address, trusting the system's certificates or those of a file that an option names.
  init(address: String, trust: String?, option: String) throws {
    var address = address
    while address.hasSuffix("/") { address.removeLast() }
    self.address = address
    var tls = TLSConfiguration.makeClientConfiguration()
    if let trust {
      guard FileManager.default.isReadableFile(atPath: trust) else {
        throw ValidationError("\(option): \(trust) cannot be read")
      }
      tls.trustRoots = .file(trust)
    }
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(
        tlsConfiguration: tls, timeout: .init(connect: .seconds(10), read: .seconds(30))))
  }

  /// The bytes of a file.
  func get(_ path: String, limit: Int = largestAnswer) async throws -> [UInt8] {
    let answer = try await send(.GET, path, nil, limit)
    guard answer.status == 200 else { throw fault(path, answer) }
    return answer.bytes
  }

  /// The bytes of a file; nil where there is none.
  func find(_ path: String, limit: Int = largestAnswer) async throws -> [UInt8]? {
    let answer = try await send(.GET, path, nil, limit)
    if answer.status == 404 { return nil }
    guard answer.status == 200 else { throw fault(path, answer) }
    return answer.bytes
  }

  /// Sends a text; the answer must be a success.
  func post(_ path: String, _ text: String) async throws {
    let answer = try await send(.POST, path, text, Self.largestAnswer)
    guard answer.status == 200 else { throw fault(path, answer) }
  }

  /// Closes the connections.
  func end() async throws { try await client.shutdown() }

  private func fault(_ path: String, _ answer: Answer) -> ReachFault {
    let text = String(decoding: answer.bytes.prefix(300), as: UTF8.self).split(separator: "\n").first ?? ""
    return .answered(path: path, status: answer.status, text: String(text))
  }

  private struct Answer: Sendable {
    let status: Int
    let bytes: [UInt8]
  }

  /// Sends a request and waits for the whole answer, for two minutes at most: a body that trickles is no answer.
  private func send(_ method: HTTPMethod, _ path: String, _ text: String?, _ limit: Int) async throws -> Answer {
    try await withThrowingTaskGroup(of: Answer.self) { tasks in
      tasks.addTask { try await exchange(method, path, text, limit) }
      tasks.addTask {
        try await Task.sleep(for: .seconds(120))
        throw ReachFault.tooSlow(path: path)
      }
      defer { tasks.cancelAll() }
      guard let answer = try await tasks.next() else { throw ReachFault.tooSlow(path: path) }
      return answer
    }
  }

  private func exchange(_ method: HTTPMethod, _ path: String, _ text: String?, _ limit: Int) async throws -> Answer {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    if let text {
      request.headers.add(name: "content-type", value: "text/plain; charset=utf-8")
      request.body = .bytes(ByteBuffer(string: text))
    }
    do {
      let answer = try await client.execute(request, timeout: .seconds(60))
      let body = try await answer.body.collect(upTo: limit)
      return Answer(status: Int(answer.status.code), bytes: Array(body.readableBytesView))
    } catch is CancellationError {
      throw CancellationError()
    } catch is NIOTooManyBytesError {
      throw ReachFault.tooLong(path: path, limit: limit)
    } catch {
      throw ReachFault.unreachable("\(error)")
    }
  }
}
