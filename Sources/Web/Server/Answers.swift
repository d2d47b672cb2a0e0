import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import Proceedings
import Vocabulary

extension HTTPField.Name {
  static let csrf = constant("X-CSRF-Token")
  static let fetchSite = constant("Sec-Fetch-Site")
  static let openerPolicy = constant("Cross-Origin-Opener-Policy")
  static let resourcePolicy = constant("Cross-Origin-Resource-Policy")
  static let permissionsPolicy = constant("Permissions-Policy")
  static let referrerPolicy = constant("Referrer-Policy")

  private static func constant(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}

extension Response {
  /// An answer with a body.
  init(_ status: Int, _ contentType: String, _ body: ByteBuffer, cache: String) {
    self.init(
      status: HTTPResponse.Status(code: status),
      headers: [.contentType: contentType, .cacheControl: cache], body: ResponseBody(byteBuffer: body))
  }

  /// An answer in JSON that is only for this caller and this moment.
  static func json(_ value: JSON, status: Int = 200) -> Response {
    Response(status, "application/json", value.buffer, cache: "no-store")
  }

  /// Sends a browser on to another page of this site.
  static func seeOther(_ location: String) -> Response {
    Response(status: .seeOther, headers: [.location: location, .cacheControl: "no-store"])
  }

  /// A page: what a signed-in reader sees is stored nowhere; what everyone sees is asked for again each time.
  static func page(_ face: Face, status: Int = 200, for caller: Caller) -> Response {
    let isPersonal = face.isPersonal || caller.session != nil || status >= 400
    var response = Response(
      status, "text/html; charset=utf-8", face.bytes, cache: isPersonal ? "no-store" : "no-cache")
    response.headers[.vary] = "Accept-Language, Cookie"
    response.headers[.contentLanguage] = caller.language == .zh ? "zh-Hans" : "en"
    return response
  }
}

extension Request {
  /// Whether the caller already has what a tag names.
  func has(_ etag: String) -> Bool {
    guard let known = headers[.ifNoneMatch] else { return false }
    return known == etag || known == "*"
      || known.split(separator: ",").contains {
        var tag = $0.drop { $0 == " " }
        if tag.hasPrefix("W/") { tag = tag.dropFirst(2) }
        while tag.last == " " { tag = tag.dropLast() }
        return tag == etag
      }
  }
}

/// A tag that changes with the bytes it stands for.
func entityTag(_ bytes: ByteBuffer) -> String {
  "\"\(hexadecimal(SHA256.hash(data: Array(bytes.readableBytesView)).prefix(16)))\""
}
