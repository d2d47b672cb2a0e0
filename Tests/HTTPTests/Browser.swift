import Foundation
import NIOHTTP1
import Testing

/// A browser without JavaScript: it keeps cookies, reads the token of the page it stands on, and sends its forms.
final class Browser {
  let service: Service
  private var cookies: [String: String] = [:]
  /// The page that is shown.
  private(set) var page = ""

  init(_ service: Service) { self.service = service }

  private var cookieField: [String: String] {
    cookies.isEmpty ? [:] : ["Cookie": cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; ")]
  }

  /// Opens an address, and follows where it leads.
  @discardableResult
  func open(_ path: String, at location: SourceLocation = #_sourceLocation) async throws -> Answer {
    let answer = try await service.send(.GET, path, ["Accept-Language": "zh-CN"].merging(cookieField) { $1 })
    take(answer)
    if answer.status == 303, let next = answer["location"] { return try await open(next, at: location) }
    #expect(answer.status == 200, "\(path): \(answer.text.suffix(400))", sourceLocation: location)
    return answer
  }

  /// Sends the form of the page that is shown; `forged` replaces header fields and values.
  func send(
    _ path: String, _ values: [String: String], token: String? = nil, origin: String? = nil, site: String? = nil
  ) async throws -> Answer {
    var fields = values
    fields["csrf"] = token ?? self.token
    let body = fields.map { "\(Self.encoded($0.key))=\(Self.encoded($0.value))" }.joined(separator: "&")
    var headers = ["Content-Type": "application/x-www-form-urlencoded", "Accept-Language": "zh-CN"]
    headers["Origin"] = origin ?? service.origin
    headers["Sec-Fetch-Site"] = site ?? "same-origin"
    let answer = try await service.send(.POST, path, headers.merging(cookieField) { $1 }, body: Array(body.utf8))
    take(answer)
    return answer
  }

  /// Sends the form of the page with a file.
  func upload(_ path: String, _ values: [String: String], file: (name: String, bytes: [UInt8])) async throws -> Answer {
    var body: [UInt8] = []
    for (name, value) in values.merging(["csrf": token ?? ""], uniquingKeysWith: { first, _ in first }) {
      body += Array("--b\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
    }
    body += Array(
      "--b\r\nContent-Disposition: form-data; name=\"\(file.name)\"; filename=\"f\"\r\n\r\n".utf8)
    body += file.bytes + Array("\r\n--b--\r\n".utf8)
    let headers = [
      "Content-Type": "multipart/form-data; boundary=b", "Accept-Language": "zh-CN", "Origin": service.origin,
      "Sec-Fetch-Site": "same-origin",
    ]
    let answer = try await service.send(.POST, path, headers.merging(cookieField) { $1 }, body: body)
    take(answer)
    return answer
  }

  /// Sends a form that must be taken: the answer leads on with 303, and the page there is shown; gives its address.
  @discardableResult
  func submit(
    _ path: String, _ values: [String: String] = [:], at location: SourceLocation = #_sourceLocation
  ) async throws -> String {
    let answer = try await send(path, values)
    #expect(answer.status == 303, "\(path): \(answer.text.suffix(2_000))", sourceLocation: location)
    let next = try #require(answer["location"], sourceLocation: location)
    try await open(next.split(separator: "#").first.map(String.init) ?? "/", at: location)
    return next
  }

  func signIn(_ login: String, _ password: String) async throws {
    try await open("/sign-in")
    try await submit("/sign-in", ["login": login, "password": password])
  }

  /// The token against forged requests that the page carries.
  var token: String? { value(after: "name=\"csrf\" value=\"") }

  /// What stands in the page after a text, up to the next quotation mark.
  func value(after text: String) -> String? {
    guard let range = page.range(of: text) else { return nil }
    return page[range.upperBound...].split(separator: "\"", omittingEmptySubsequences: false).first.map(String.init)
  }

  private func take(_ answer: Answer) {
    for field in answer.headers["set-cookie"] {
      let pair = field.split(separator: ";")[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if pair.count == 2 { cookies[String(pair[0])] = pair[1].isEmpty ? nil : String(pair[1]) }
      if pair.first == "__Host-session" { sessionCookie = field }
    }
    if answer.status != 303 { page = answer.text }
  }

  /// The last cookie of a session as it was set.
  private(set) var sessionCookie = ""

  private static func encoded(_ text: String) -> String {
    text.utf8.map { byte in
      (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
        ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }.joined()
  }
}
