import CZip
import FoundationEssentials

/// A folder as one zip file, and back, through libzip; files are read and written in pieces.
package enum ZipFolder {
  /// Why a zip file cannot be made or read.
  package struct Fault: Error, CustomStringConvertible, Equatable {
    /// The zip file.
    package let file: String
    /// What is wrong.
    package let reason: String
    package var description: String { "\(file): \(reason)" }
  }

  /// Packs named files of a folder, in the order given, into a new zip file.
  ///
  /// - Shape: names are paths within the folder, with `/`.
  package static func pack(_ names: [String], of folder: String, to file: String) throws(Fault) {
    var code: Int32 = 0
    guard let archive = zip_open(file, Int32(ZIP_CREATE | ZIP_EXCL), &code) else {
      throw Fault(file: file, reason: code == Int32(ZIP_ER_EXISTS) ? "it is there already" : "it cannot be made")
    }
    for name in names {
      guard let source = zip_source_file(archive, folder + "/" + name, 0, -1),
        zip_file_add(archive, name, source, zip_flags_t(ZIP_FL_ENC_UTF_8)) >= 0
      else {
        zip_discard(archive)
        throw Fault(file: file, reason: "\(name) cannot be added")
      }
    }
    guard zip_close(archive) == 0 else {
      let reason = String(cString: zip_strerror(archive))
      zip_discard(archive)
      throw Fault(file: file, reason: reason)
    }
  }

  /// Unpacks a zip file into an empty folder.
  ///
  /// - Throws: `Fault` for a damaged file, a name that leads out of the folder, or more than `limit` bytes in all.
  package static func unpack(_ file: String, to folder: String, limit: Int64) throws {
    var code: Int32 = 0
    guard let archive = zip_open(file, Int32(ZIP_RDONLY), &code) else {
      throw Fault(file: file, reason: "it is no zip file, or a damaged one")
    }
    defer { zip_discard(archive) }
    var written: Int64 = 0
    for index in 0..<zip_get_num_entries(archive, 0) {
      guard let bytes = zip_get_name(archive, zip_uint64_t(index), 0) else {
        throw Fault(file: file, reason: "its directory is damaged")
      }
      let name = String(cString: bytes)
      guard !name.hasPrefix("/"), !name.split(separator: "/").contains(".."), !name.contains("\\") else {
        throw Fault(file: file, reason: "\(name) leads out of the folder")
      }
      if name.hasSuffix("/") { continue }
      let path = folder + "/" + name
      let above = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
      try FileManager.default.createDirectory(atPath: above, withIntermediateDirectories: true)
      try write(archive, zip_uint64_t(index), to: path, written: &written, limit: limit, file)
    }
  }

  private static func write(
    _ archive: OpaquePointer, _ index: zip_uint64_t, to path: String, written: inout Int64, limit: Int64, _ file: String
  ) throws {
    guard let part = zip_fopen_index(archive, index, 0) else { throw Fault(file: file, reason: "\(path) is damaged") }
    defer { zip_fclose(part) }
    guard let handle = fopen(path, "wbx") else { throw Fault(file: file, reason: "\(path) is there twice") }
    defer { fclose(handle) }
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let read = zip_fread(part, &piece, zip_uint64_t(piece.count))
      if read < 0 { throw Fault(file: file, reason: "\(path) is damaged") }
      if read == 0 { return }
      written += read
      guard written <= limit else { throw Fault(file: file, reason: "it unpacks to more than \(limit) bytes") }
      guard fwrite(piece, 1, Int(read), handle) == Int(read) else {
        throw Fault(file: file, reason: "\(path) cannot be written")
      }
    }
  }
}
