import HTTPTypes
import Hummingbird

/// What every answer tells a browser about what it may do with it.
///
/// - Source: OWASP ASVS 5.0.0, V3.4; Content Security Policy Level 3.
struct SecurityHeaders: Sendable {
  private let fields: [HTTPField]

  /// Headers for a site; a site on this very machine does not ask browsers to insist on TLS, since that would reach
  /// every other site a developer serves there.
  init(isLoopback: Bool) {
    var fields: [HTTPField] = [
      HTTPField(
        name: .contentSecurityPolicy,
        value:
          "default-src 'none'; style-src 'self'; img-src 'self'; script-src 'self'; connect-src 'self'; form-action 'self'; "
          + "frame-ancestors 'none'; base-uri 'none'"),
      HTTPField(name: .xContentTypeOptions, value: "nosniff"),
      HTTPField(name: .referrerPolicy, value: "same-origin"),
      HTTPField(name: .openerPolicy, value: "same-origin"),
      HTTPField(name: .resourcePolicy, value: "same-origin"),
      HTTPField(name: .permissionsPolicy, value: "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ]
    if !isLoopback { fields.append(HTTPField(name: .strictTransportSecurity, value: "max-age=31536000")) }
    self.fields = fields
  }

  /// Adds them to an answer.
  func add(to response: inout Response) {
    for field in fields { response.headers.append(field) }
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
  }
}
