import Crypto
import Foundation

/// A mark of the static files, which addresses carry so that browsers fetch a new version at once.
enum FaceVersion {
  static func of(_ resources: String) throws -> String {
    let folder = resources + "/static"
    var hash = SHA256()
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder).sorted() {
      hash.update(data: Data(name.utf8))
      hash.update(data: FileManager.default.contents(atPath: folder + "/" + name) ?? Data())
    }
    return hash.finalize().prefix(6).map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
  }
}
