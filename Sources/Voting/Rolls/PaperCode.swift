import Crypto
package import Vocabulary

/// The short code that is printed on a paper beside its number, so that a mistyped number is noticed at once.
///
/// It is no secret and proves nothing: it follows from ballot, batch and number.
package enum PaperCode {
  /// Without letters that are taken for digits (Crockford's base 32).
  private static let letters = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ")

  /// Eight characters in two groups: `7K3F-29QD`.
  package static func code(ballot: BallotID, batch: String, number: Int) -> String {
    let digest = SHA256.hash(data: Array("\(ballot.text)\u{0}\(batch)\u{0}\(number)".utf8))
    let value = digest.prefix(5).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    let text = (0..<8).map { letters[Int(value >> UInt64(35 - 5 * $0) & 31)] }
    return String(text.prefix(4)) + "-" + String(text.suffix(4))
  }

  /// Whether a code as it was typed is that of a paper; case, spaces and dashes do not matter, nor O for 0, I and L for 1.
  package static func matches(_ typed: String, ballot: BallotID, batch: String, number: Int) -> Bool {
    plain(typed) == plain(code(ballot: ballot, batch: batch, number: number))
  }

  private static func plain(_ text: String) -> String {
    String(
      text.uppercased().filter { $0.isLetter || $0.isNumber }.map { letter -> Character in
        switch letter {
        case "O": "0"
        case "I", "L": "1"
        default: letter
        }
      })
  }
}
