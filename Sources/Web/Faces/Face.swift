package import NIOCore

/// A page that is ready to send.
package struct Face: Sendable {
  /// The HTML, in UTF-8.
  package var bytes: ByteBuffer
  /// Whether it shows anything that only this reader may see; then it is never stored by anyone.
  package var isPersonal: Bool
  /// The status of HTTP that the page itself calls for, such as 403 where the reader may not do what it is about.
  package var status = 200

  /// A page from bytes.
  package init(_ bytes: ByteBuffer, isPersonal: Bool) {
    self.bytes = bytes
    self.isPersonal = isPersonal
  }

  /// A page from UTF-8.
  package init(_ utf8: [UInt8], isPersonal: Bool) {
    self.init(ByteBuffer(bytes: utf8), isPersonal: isPersonal)
  }

  /// A page from a text.
  package init(_ html: String, isPersonal: Bool) {
    self.init(ByteBuffer(string: html), isPersonal: isPersonal)
  }
}
