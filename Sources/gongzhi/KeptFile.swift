import Foundation

/// A small file that must be there after a power failure, whole, or as it was before.
enum KeptFile {
  /// Writes a new file beside the old one, syncs it, puts it in its place, and syncs the folder that names it.
  static func write(_ bytes: [UInt8], to path: String, permissions: Int = 0o644) throws {
    let target = URL(filePath: path)
    let folder = target.deletingLastPathComponent()
    let fresh = folder.appending(path: ".new-" + target.lastPathComponent).path()
    let isMade = FileManager.default.createFile(
      atPath: fresh, contents: Data(bytes), attributes: [.posixPermissions: permissions])
    guard isMade else { throw CocoaError(.fileWriteUnknown) }
    let handle = try FileHandle(forWritingTo: URL(filePath: fresh))
    try handle.synchronize()
    try handle.close()
    guard rename(fresh, path) == 0 else { throw CocoaError(.fileWriteUnknown) }
    let names = try FileHandle(forReadingFrom: folder)
    try names.synchronize()
    try names.close()
  }
}
