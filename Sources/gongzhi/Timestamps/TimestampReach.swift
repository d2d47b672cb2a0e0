import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import Signatures
import Vocabulary

/// A timestamping authority at an address, asked over HTTP.
///
/// - Source: RFC 3161 §3.4.
struct TimestampReach {
  let address: String

  /// The answer to a request.
  ///
  /// - Throws: `NoAnswer` when there is none.
  func ask(_ request: TimestampRequest) async throws -> [UInt8] {
    var asked = HTTPClientRequest(url: address)
    asked.method = .POST
    asked.headers.add(name: "Content-Type", value: TimestampMedia.query)
    asked.body = .bytes(ByteBuffer(bytes: request.der))
    do {
      let response = try await HTTPClient.shared.execute(asked, timeout: .seconds(30))
      guard response.status == .ok, response.headers.first(name: "Content-Type") == TimestampMedia.reply else {
        throw NoAnswer(address: address, why: "HTTP \(response.status.code)")
      }
      return [UInt8](try await response.body.collect(upTo: 1 << 20).readableBytesView)
    } catch let known as NoAnswer {
      throw known
    } catch {
      throw NoAnswer(address: address, why: "\(error)")
    }
  }
}

/// An authority gave no answer that could be read.
struct NoAnswer: Error, CustomStringConvertible {
  let address: String
  let why: String

  var words: Bilingual {
    Bilingual(
      zh: "时间戳机构 \(address) 没有给出回答：\(why)", en: "the timestamping authority \(address) gave no answer: \(why)")
  }
  var description: String { words.en }
}

/// The media types of RFC 3161 §3.4.
enum TimestampMedia {
  static let query = "application/timestamp-query"
  static let reply = "application/timestamp-reply"
}
