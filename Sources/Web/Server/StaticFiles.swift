import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// The files of the face, read once when the server starts; what is not in this table cannot be asked for, so no path
/// leads out of the folder.
package struct StaticFiles: Sendable {
  struct File: Sendable {
    let bytes: ByteBuffer
    let etag: String
    let contentType: String
  }

  private let files: [String: File]

  /// Reads the folder `static` of a resource folder, with its folders.
  ///
  /// - Throws: when a file cannot be read.
  init(resources folder: String) throws {
    let root = folder + "/static"
    var files: [String: File] = [:]
    let isThere = FileManager.default.fileExists(atPath: root)
    for path in isThere ? try FileManager.default.subpathsOfDirectory(atPath: root) : [] {
      guard let ending = path.split(separator: ".").last, let contentType = Self.contentTypes[String(ending)],
        let data = FileManager.default.contents(atPath: root + "/" + path)
      else { continue }
      let bytes = ByteBuffer(bytes: data)
      files[path] = File(bytes: bytes, etag: entityTag(bytes), contentType: contentType)
    }
    self.files = files
  }

  /// Kinds of files that a face has; others are not served.
  private static let contentTypes = [
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "ico": "image/x-icon", "woff2": "font/woff2", "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json",
  ]

  /// A file by its path below the folder, exactly as it is spelled there.
  func answer(_ path: String, to request: Request, isVersioned: Bool) throws -> Response {
    guard let file = files[path] else { throw Trouble(.noSuchPage) }
    let cache = isVersioned ? "public, max-age=31536000, immutable" : "public, max-age=3600"
    if request.has(file.etag) {
      return Response(status: .notModified, headers: [.eTag: file.etag, .cacheControl: cache])
    }
    var response = Response(200, file.contentType, file.bytes, cache: cache)
    response.headers[.eTag] = file.etag
    return response
  }
}
