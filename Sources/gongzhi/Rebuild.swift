import ArgumentParser
import Storage

/// Drops the views and derives them anew from the record.
struct RebuildCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebuild", abstract: "Drop the views and derive them anew from the record.")

  @OptionGroup var data: DataOptions

  func run() async throws {
    let store = try Store(existing: data.data)
    let before = try store.viewsDigest()
    let replayed = try store.rebuild { sayProgress("replayed \($0) events") }
    let after = try store.viewsDigest()
    try store.close()
    print("replayed \(replayed) events")
    print("views \(after)")
    print(before == after ? "the views are as they were" : "the views were \(before) and have been put right")
  }
}
