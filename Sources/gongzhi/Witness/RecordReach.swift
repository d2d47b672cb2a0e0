import ArgumentParser
import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NIOSSL

/// The files of a record behind an address.
struct RecordReach {
  /// Bytes that an answer may have: a full bundle of the longest events is 16 MiB.
  private static let largestAnswer = 17 << 20

  private let address: String
  private let client: HTTPClient

  /// Reaches an `https://` address, trusting the system's certificates or those of a file.
  init(address: String, trust: String?) throws {
    var address = address
    while address.hasSuffix("/") { address.removeLast() }
    self.address = address
    var tls = TLSConfiguration.makeClientConfiguration()
    if let trust {
      guard FileManager.default.isReadableFile(atPath: trust) else {
        throw ValidationError("--trust: \(trust) cannot be read")
      }
      tls.trustRoots = .file(trust)
    }
    client = HTTPClient(
      eventLoopGroupProvider: .singleton,
      configuration: HTTPClient.Configuration(
        tlsConfiguration: tls, timeout: .init(connect: .seconds(10), read: .seconds(30))))
  }

  /// The bytes of a file.
  func get(_ path: String) async throws -> [UInt8] {
    let answer = try await send(.GET, path, nil)
    guard answer.status == 200 else { throw fault(path, answer) }
    return answer.bytes
  }

  /// Sends a text; the answer must be a success.
  func post(_ path: String, _ text: String) async throws {
    let answer = try await send(.POST, path, text)
    guard answer.status == 200 else { throw fault(path, answer) }
  }

  /// Closes the connections.
  func end() async throws { try await client.shutdown() }

  private func fault(_ path: String, _ answer: (status: Int, bytes: [UInt8])) -> WitnessFault {
    let text = String(decoding: answer.bytes.prefix(300), as: UTF8.self).split(separator: "\n").first ?? ""
    return .answered(path: path, status: answer.status, text: String(text))
  }

  private func send(_ method: HTTPMethod, _ path: String, _ text: String?) async throws -> (status: Int, bytes: [UInt8])
  {
    var request = HTTPClientRequest(url: address + path)
    request.method = method
    if let text {
      request.headers.add(name: "content-type", value: "text/plain; charset=utf-8")
      request.body = .bytes(ByteBuffer(string: text))
    }
    do {
      let answer = try await client.execute(request, timeout: .seconds(60))
      let body = try await answer.body.collect(upTo: Self.largestAnswer)
      return (Int(answer.status.code), Array(body.readableBytesView))
    } catch is CancellationError {
      throw CancellationError()
    } catch {
      throw WitnessFault.unreachable("\(error)")
    }
  }
}
