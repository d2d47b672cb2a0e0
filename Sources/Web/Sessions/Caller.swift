import HTTPTypes
import Hummingbird
import Proceedings
package import Vocabulary

/// Who sends a request, before anything is read about the person.
struct Caller: Sendable {
  /// The language of the answer.
  let language: Language
  /// The session; nil for someone who is not signed in.
  let session: Session?
  /// The token of the session.
  let token: SessionToken?
  /// Whether the token came in the cookie, which a browser sends by itself, so that a request may be forged.
  let cameByCookie: Bool

  /// Someone who is not signed in.
  static func anonymous(_ language: Language) -> Caller {
    Caller(language: language, session: nil, token: nil, cameByCookie: false)
  }
}

/// The cookies of the house.
enum HouseCookie {
  /// The cookie of the session; its prefix makes browsers insist on Secure, on this host and on the whole path.
  static let session = "__Host-session"
  /// The cookie of the language.
  static let language = "lang"

  /// The value of a cookie that a request sent.
  static func value(_ name: String, in request: Request) -> Substring? {
    // HTTP/2 may send several cookie fields.
    for field in request.headers[values: .cookie] {
      for pair in field.split(separator: ";") {
        let trimmed = pair.drop { $0 == " " }
        guard trimmed.hasPrefix(name) else { continue }
        let rest = trimmed.dropFirst(name.count)
        if rest.first == "=" { return rest.dropFirst() }
      }
    }
    return nil
  }

  /// Sets the cookie of the session.
  static func opened(_ token: SessionToken, seconds: Int64) -> String {
    "\(session)=\(token.text); Path=/; Max-Age=\(seconds); Secure; HttpOnly; SameSite=Lax"
  }

  /// Takes the cookie of the session back.
  static let closed = "\(session)=; Path=/; Max-Age=0; Secure; HttpOnly; SameSite=Lax"

  /// Sets the cookie of the language.
  static func chosen(_ chosen: Language) -> String {
    "\(language)=\(chosen.rawValue); Path=/; Max-Age=31536000; Secure; HttpOnly; SameSite=Lax"
  }
}

/// Chooses the language of an answer.
package enum LanguageChoice {
  /// The language that the address, the cookie or the browser asks for; Chinese when none of them does.
  static func language(of request: Request, query: AddressQuery) -> Language {
    if let asked = query["lang"].flatMap(Language.init) { return asked }
    if let chosen = HouseCookie.value(HouseCookie.language, in: request).flatMap({ Language(rawValue: String($0)) }) {
      return chosen
    }
    return request.headers[.acceptLanguage].flatMap(preferred) ?? .zh
  }

  /// The language that an `Accept-Language` field prefers (RFC 9110, section 12.5.4).
  package static func preferred(_ field: String) -> Language? {
    // What most browsers send begins with the language they want, and nothing can be wanted more.
    let first = field.utf8.prefix { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
    if first.count == field.utf8.count || field.utf8[first.endIndex] == UInt8(ascii: ","), first.count <= 5 {
      if first.starts(with: "zh".utf8), first.count == 2 || first.dropFirst(2).first == UInt8(ascii: "-") { return .zh }
      if first.starts(with: "en".utf8), first.count == 2 || first.dropFirst(2).first == UInt8(ascii: "-") { return .en }
    }
    var best: (language: Language, quality: Double)?
    for range in field.split(separator: ",").prefix(20) {
      let parts = range.split(separator: ";").map { $0.filter { $0 != " " }.lowercased() }
      guard let tag = parts.first else { continue }
      let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
      let language: Language? =
        tag == "zh" || tag.hasPrefix("zh-") ? .zh : tag == "en" || tag.hasPrefix("en-") ? .en : nil
      if let language, quality > 0, quality > best?.quality ?? 0 { best = (language, quality) }
    }
    return best?.language
  }
}
