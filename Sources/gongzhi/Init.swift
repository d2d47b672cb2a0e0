import ArgumentParser
import Foundation
import Proceedings
import Record
import Storage
import Vocabulary

/// Founds an institution in an empty data directory.
struct InitCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init",
    abstract: "Found an institution in an empty data directory.",
    discussion: """
      The list of entries is a CSV file of powers and duties (权责清单); areas, matters and parties are inferred from it \
      unless files give them. The founder gets a seat in --party, which the list must let enrol and appoint (matter ZL). \
      The password is read from --password-file, or from the first line of standard input.
      """)

  @OptionGroup var data: DataOptions
  @Option(help: "The name of the institution.") var name: String
  @Option(help: "Its English name.") var nameEn: String?
  @Option(help: "The code of the area it serves, such as 990301000000.") var area: String
  @Option(help: "The party in which the founder takes a seat.") var party: String
  @Option(help: "The founder's public name.") var founder: String
  @Option(help: "The founder's login.") var login: String
  @Option(help: "A file with the founder's password, at least 15 characters.") var passwordFile: String?
  @Option(
    help:
      "What names the record in its checkpoints, such as gongzhi.example/record, for good. If left out, serve takes its public address."
  )
  var origin: String?
  @Option(help: "The name of the first version of the inventory.") var version: String
  @Option(help: "The first day on which it binds, such as 2026-01-01.") var effectiveFrom: String
  @Option(help: "The list of entries, CSV.") var entries: String
  @Option(help: "The areas, CSV.") var areas: String?
  @Option(help: "The matters, CSV.") var matters: String?
  @Option(help: "The parties, CSV.") var parties: String?
  @Option(help: "The legal bases, CSV.") var bases: String?
  @Option(help: "The voting procedures, CSV.") var procedures: String?

  func run() async throws {
    try FileManager.default.createDirectory(atPath: data.data, withIntermediateDirectories: true)
    let house = try House(directory: data.data)
    var form = Form([
      "name": name, "area": area, "party": party, "founder": founder, "login": login, "version": version,
      "effective-from": effectiveFrom, "password": try password(),
    ])
    if let nameEn { form.values["name-en"] = [nameEn] }
    for (field, path) in [
      ("entries", entries), ("areas", areas), ("matters", matters), ("parties", parties), ("bases", bases),
      ("procedures", procedures),
    ] {
      if let path { form.values[field] = [try readText(path)] }
    }
    let verdict = try await house.register.perform(try command(form), by: .founder)
    try house.store.close()
    guard case .entered(let receipt) = verdict else { throw Unfounded(verdict: verdict) }
    let key = try origin.map { try RecordKey.ensure(in: data.data, origin: $0) }
    print("founded \(name) in \(data.data): \(receipt.count) events")
    if let key { print("the record's public key, for witnesses: \(key.verifier)") }
    print("next: gongzhi serve --data \(data.data) --config FILE")
  }

  private func command(_ form: Form) throws -> FoundInstitution {
    do {
      return try FoundInstitution(form)
    } catch {
      for fault in error.faults { say(sentence(fault)) }
      throw ExitCode(2)
    }
  }

  private func password() throws -> String {
    if let passwordFile { return try readText(passwordFile).split(separator: "\n").first.map(String.init) ?? "" }
    if isatty(FileHandle.standardInput.fileDescriptor) == 1 { say("password of \(login):") }
    return readLine() ?? ""
  }
}

/// The text of a file, or an error that names it.
func readText(_ path: String) throws -> String {
  guard let bytes = FileManager.default.contents(atPath: path) else {
    throw ValidationError("\(path) cannot be read")
  }
  return String(decoding: bytes, as: UTF8.self)
}

/// A fault of a form as one line for the person at the command line.
func sentence(_ fault: FieldFault) -> String {
  let place = [fault.field, fault.line.map { "line \($0)" }, fault.column].compactMap(\.self).joined(separator: ", ")
  let value = fault.value.map { " “\($0)”" } ?? ""
  let limit = fault.limit.map { " (\($0))" } ?? ""
  return "\(place): \(fault.words?.en ?? fault.code.rawValue + limit)\(value)"
}

/// The institution was not founded.
struct Unfounded: Error, CustomStringConvertible {
  let verdict: Verdict
  var description: String {
    switch verdict {
    case .entered: "founded"
    case .refused(let refusal): "refused: \(refusal.code.rawValue)"
    case .malformed(let malformed): malformed.faults.map(sentence).joined(separator: "\n")
    case .unknown(let unknown): "there is no \(unknown.field) \(unknown.value)"
    }
  }
}
