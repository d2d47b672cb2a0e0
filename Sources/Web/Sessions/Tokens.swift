import Crypto
import FoundationEssentials

/// The token of a session, and what follows from it.
struct SessionToken: Sendable {
  /// 32 random bytes.
  let bytes: [UInt8]

  /// A token from random bytes.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// Reads a token as `text` spells it; nil for anything else.
  init?(_ text: some StringProtocol) {
    guard text.utf8.count == 43 else { return nil }
    var standard = String(text).map { $0 == "-" ? "+" : $0 == "_" ? "/" : $0 }
    standard.append("=")
    guard let data = Data(base64Encoded: String(standard)), data.count == 32 else { return nil }
    self.init(Array(data))
    guard self.text == String(text) else { return nil }
  }

  /// The token in base64url without padding, 43 characters.
  var text: String { Self.base64URL(bytes) }

  /// SHA-256 of the bytes: all that the session book keeps.
  var digest: [UInt8] { Array(SHA256.hash(data: bytes)) }

  /// The token against forged requests that belongs to the session: it can be made anew for each page, and who has it
  /// cannot find the session token.
  var csrf: String {
    Self.base64URL(
      HMAC<SHA256>.authenticationCode(for: Array("gongzhi csrf".utf8), using: SymmetricKey(data: bytes)))
  }

  /// Whether a text is the token against forged requests of this session.
  func isCSRF(_ text: String?) -> Bool {
    guard let text else { return false }
    return Passwords.areEqual(Array(text.utf8), Array(csrf.utf8))
  }

  private static func base64URL(_ bytes: some Sequence<UInt8>) -> String {
    String(
      Data(bytes).base64EncodedString().compactMap { character in
        switch character {
        case "+": "-"
        case "/": "_"
        case "=": nil
        default: character
        }
      })
  }
}
