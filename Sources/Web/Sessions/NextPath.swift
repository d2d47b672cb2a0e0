/// Where someone goes on after signing in: a path of this site, never another site.
package enum NextPath {
  /// The path if it is one; nil for whatever a browser could read as another site.
  ///
  /// Browsers read a backslash as a slash and drop tabs and line ends, so `/\evil` and `/<tab>/evil` are other sites.
  package static func checked(_ text: String?) -> String? {
    guard let text, text.utf8.count <= 2_048, text.utf8.first == UInt8(ascii: "/"),
      text.utf8.dropFirst().first != UInt8(ascii: "/"),
      text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") })
    else { return nil }
    return text
  }
}
