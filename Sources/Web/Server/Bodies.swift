import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Vocabulary

extension CommandKind {
  /// Whether a file is sent with it.
  var bearsFile: Bool {
    fields.contains { field in
      if case .file = field.content { true } else { false }
    }
  }

  /// The largest body, in bytes.
  var largestBody: Int { bearsFile ? Bodies.largestWithFile : Bodies.largest }

  /// Names in braces in the path.
  var pathFields: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }
}

/// Reads bodies within their limits of size and time.
enum Bodies {
  /// The largest form or JSON object: 256 KiB.
  static let largest = 256 << 10
  /// The largest form with files: 64 MiB.
  static let largestWithFile = 64 << 20
  /// Seconds that a body may take, so that nobody holds a connection with one byte after the other.
  static let longest: Duration = .seconds(30)
  static let longestWithFile: Duration = .seconds(600)

  /// The whole body.
  ///
  /// - Throws: `Trouble` with `tooLarge` or `tooSlow`.
  static func read(_ request: Request, upTo limit: Int) async throws -> [UInt8] {
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limit { throw tooLarge(limit) }
    let deadline = ContinuousClock.now + (limit > largest ? longestWithFile : longest)
    var bytes: [UInt8] = []
    for try await part in request.body {
      guard bytes.count + part.readableBytes <= limit else { throw tooLarge(limit) }
      guard ContinuousClock.now < deadline else { throw Trouble(.tooSlow) }
      bytes.append(contentsOf: part.readableBytesView)
    }
    return bytes
  }

  private static func tooLarge(_ limit: Int) -> Trouble {
    Trouble(.tooLarge, values: ["limit": limit >= 1 << 20 ? "\(limit >> 20) MiB" : "\(limit >> 10) KiB"])
  }

  /// A form that a page sent.
  ///
  /// - Throws: `Trouble` for what is no form.
  static func form(_ request: Request, upTo limit: Int) async throws -> SentForm {
    let contentType = request.headers[.contentType] ?? ""
    let kind = contentType.prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    let boundary = Multipart.boundary(in: contentType)
    guard kind == "application/x-www-form-urlencoded" || boundary != nil else {
      throw Trouble(
        .mediaType, values: ["expected": "application/x-www-form-urlencoded, multipart/form-data"])
    }
    let bytes = try await read(request, upTo: limit)
    if let boundary { return try Multipart.read(bytes, boundary: boundary) }
    return try SentForm.urlEncoded(bytes)
  }

  /// A JSON object that a client sent.
  static func json(_ request: Request, as fields: [Field], upTo limit: Int) async throws -> Form {
    let kind = (request.headers[.contentType] ?? "").prefix { $0 != ";" }.lowercased().filter { $0 != " " }
    let bytes: [UInt8]
    switch kind {
    case "application/json": bytes = try await read(request, upTo: limit)
    // A command without fields needs no body, and so no type.
    case "": bytes = try await read(request, upTo: 0)
    default: throw Trouble(.mediaType, values: ["expected": "application/json"])
    }
    return bytes.isEmpty ? Form() : try JSONForm.read(bytes, as: fields)
  }
}
