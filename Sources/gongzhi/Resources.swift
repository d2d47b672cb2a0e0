import Foundation

/// Where templates, locales, static files and sample data are: found when the program runs, so that it can be moved.
enum Resources {
  /// What is looked for, in order: the flag, the environment, beside the executable, the checkout around it.
  static func find(flag: String?) throws -> String {
    if let flag { return try checked(flag) }
    if let named = ProcessInfo.processInfo.environment["GONGZHI_RESOURCES"] { return try checked(named) }
    let executable = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    var folder = executable.deletingLastPathComponent()
    while true {
      for candidate in ["Resources", "share/gongzhi/Resources"] {
        let path = folder.appending(path: candidate).path
        if isComplete(path) { return path }
      }
      let parent = folder.deletingLastPathComponent()
      guard parent.path != folder.path else { break }
      folder = parent
    }
    if isComplete("Resources") { return "Resources" }
    throw ResourcesMissing(place: "beside \(executable.path)")
  }

  private static func checked(_ path: String) throws -> String {
    guard isComplete(path) else { throw ResourcesMissing(place: path) }
    return path
  }

  private static func isComplete(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/templates")
  }
}

/// The folder `Resources` was not found.
struct ResourcesMissing: Error, CustomStringConvertible {
  let place: String
  var description: String {
    "no Resources folder at \(place); name it with --resources DIR or GONGZHI_RESOURCES=DIR"
  }
}
