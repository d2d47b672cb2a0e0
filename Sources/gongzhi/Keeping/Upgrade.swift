import ArgumentParser
import Storage
import Verification

/// Brings a data directory of an older program up to date.
struct UpgradeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Bring the data directory of an older gongzhi up to date: backup first, then the schema, then a check.",
    discussion: "Stop the server first. --dry-run says what would be done and does nothing.")

  @OptionGroup var data: DataOptions
  @Flag(help: "Say what would be done; do nothing.") var dryRun = false

  func run() async throws {
    do {
      let upgrade = try Upgrade(of: data.data)
      guard !upgrade.migrations.isEmpty else {
        print("\(data.data) is up to date")
        return
      }
      let now = machineTime()
      print("backup      \(upgrade.bytes / 1_048_576 + 1) MiB to \(upgrade.backupFile(at: now))")
      for migration in upgrade.migrations { print("migration   \(migration)") }
      print("views       derived anew from \(upgrade.events) events, then everything is checked")
      guard !dryRun else { return }
      let found = try upgrade.perform(at: now) { sayProgress("\($0) events") }
      sayProgress("")
      if let fault = found.fault {
        throw Stopped(BackupFault.notWhole(reason: "\(fault); go back to \(upgrade.backupFile(at: now))"))
      }
      print("upgraded    \(found.events) events, root \(found.root)")
    } catch let fault as BackupFault {
      throw Stopped(fault)
    } catch let fault as StoreFault {
      throw Stopped(fault)
    }
  }
}
