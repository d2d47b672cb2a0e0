import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import Testing

/// What came back over the wire, read to its end.
struct Answer: Sendable {
  let status: Int
  let headers: HTTPHeaders
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// The body as JSON; nothing when it is none.
  var json: Sent { (try? JSONDecoder().decode(Sent.self, from: Data(bytes))) ?? .nothing }

  subscript(header: String) -> String? { headers.first(name: header) }
}

/// A value of JSON, as tests read and write it.
enum Sent: Sendable, Equatable, Codable, ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral, ExpressibleByBooleanLiteral
{
  case nothing
  case flag(Bool)
  case number(Int)
  case text(String)
  case list([Sent])
  case object([String: Sent])

  init(stringLiteral value: String) { self = .text(value) }
  init(integerLiteral value: Int) { self = .number(value) }
  init(booleanLiteral value: Bool) { self = .flag(value) }
  init(arrayLiteral elements: Sent...) { self = .list(elements) }
  init(dictionaryLiteral elements: (String, Sent)...) { self = .object(Dictionary(elements) { $1 }) }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .nothing
    } else if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Int.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let list = try? container.decode([Sent].self) {
      self = .list(list)
    } else {
      self = .object(try container.decode([String: Sent].self))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .nothing: try container.encodeNil()
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    case .object(let object): try container.encode(object)
    }
  }

  /// The value as a body.
  var bytes: [UInt8] { get throws { Array(try JSONEncoder().encode(self)) } }

  subscript(name: String) -> Sent {
    if case .object(let members) = self { members[name] ?? .nothing } else { .nothing }
  }

  subscript(index: Int) -> Sent { list.indices.contains(index) ? list[index] : .nothing }

  var list: [Sent] { if case .list(let items) = self { items } else { [] } }
  var text: String? { if case .text(let text) = self { text } else { nil } }
  var number: Int? { if case .number(let number) = self { number } else { nil } }
}

extension Service {
  /// Sends a request and reads the answer to its end.
  func send(
    _ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil
  ) async throws -> Answer {
    try await send(method, path, headers, body: body, by: client)
  }

  func send(
    _ method: HTTPMethod, _ path: String, _ headers: [String: String] = [:], body: [UInt8]? = nil, by client: HTTPClient
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: origin + path)
    request.method = method
    for (name, value) in headers { request.headers.add(name: name, value: value) }
    if let body { request.body = .bytes(ByteBuffer(bytes: body)) }
    let response = try await client.execute(request, timeout: .seconds(60))
    let bytes = try await response.body.collect(upTo: 8 << 20)
    return Answer(
      status: Int(response.status.code), headers: response.headers, bytes: Array(bytes.readableBytesView))
  }

  /// Size and root of the record, as anyone reads them.
  func record() async throws -> Sent { try await send(.GET, "/api/record").json }
}
