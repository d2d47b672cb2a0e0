/// Why files of a record could not be had, or sent, though nothing speaks against the record.
enum ReachFault: Error, CustomStringConvertible {
  case unreachable(String)
  case answered(path: String, status: Int, text: String)
  case unreadable(path: String, reason: String)
  case tooLong(path: String, limit: Int)
  case tooSlow(path: String)

  /// Whether the answer has no end in sight.
  var isTooLong: Bool {
    if case .tooLong = self { return true }
    return false
  }

  var description: String {
    switch self {
    case .unreachable(let reason): "the server cannot be reached: \(reason)"
    case .answered(let path, let status, let text): "\(path) was answered with \(status) \(text)"
    case .unreadable(let path, let reason): "\(path): \(reason)"
    case .tooLong(let path, let limit): "\(path): the answer goes on beyond \(limit) bytes"
    case .tooSlow(let path): "\(path): no whole answer in time"
    }
  }
}
