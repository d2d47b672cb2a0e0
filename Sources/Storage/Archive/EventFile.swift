import Foundation

/// A file of events, one a line, read from the pages of the file as they are needed.
final class EventFile {
  private let bytes: Data
  private var position = 0

  /// Opens a file.
  ///
  /// - Throws: `BackupFault.missing` when there is none.
  init(_ path: String, called name: String) throws {
    guard FileManager.default.fileExists(atPath: path) else { throw BackupFault.missing(file: name) }
    bytes = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
  }

  /// The bytes of the next line without its end; nil after the last.
  func next() -> [UInt8]? {
    bytes.withUnsafeBytes { all in
      guard position < all.count else { return nil }
      let rest = UnsafeRawBufferPointer(rebasing: all[position...])
      let length = rest.baseAddress.flatMap { memchr($0, 0x0A, rest.count) }.map { end in
        UnsafeRawPointer(end) - (rest.baseAddress ?? UnsafeRawPointer(end))
      }
      position += (length ?? rest.count) + 1
      return Array(rest.prefix(length ?? rest.count))
    }
  }
}
