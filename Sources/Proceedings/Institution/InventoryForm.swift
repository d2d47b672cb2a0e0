import Inventory
import Record
import Vocabulary
import Voting

/// The fields in which the tables of an inventory are sent.
package enum InventoryForm {
  /// The list of entries must be there; areas, matters and parties that are not sent are inferred from it;
  /// without a table of procedures a ballot is held by the rule of its matter alone.
  package static var fields: [Field] {
    [
      .required("version", .code), .required("effective-from", .date), .required("entries", .file(64 << 20)),
      .optional("areas", .file(16 << 20)), .optional("matters", .file(16 << 20)),
      .optional("parties", .file(16 << 20)), .optional("bases", .file(16 << 20)),
      .optional("procedures", .file(1 << 20)),
    ]
  }
}

extension Reading {
  /// The tables of an inventory, or nil after a fault: every bad cell of every file is reported, nothing is taken.
  mutating func inventory() -> InventoryTables? {
    let version: EntryCode = code("version")
    let effectiveFrom = date("effective-from")
    guard let entries = table("entries") else { return nil }
    let files = InventoryFiles(
      entries: [entries], areas: table("areas"), matters: table("matters"), parties: table("parties"),
      bases: table("bases"), procedures: table("procedures"))
    do {
      let tables = try InventoryTables(files: files, version: version.text, effectiveFrom: effectiveFrom)
      requireRules(of: tables)
      return tables
    } catch {
      for found in error.faults {
        let name = found.file.hasSuffix(".csv") ? String(found.file.dropLast(4)) : found.file
        fault(name, .badCell, value: found.value, line: found.line, column: found.column, words: found.message)
      }
      return nil
    }
  }

  /// Reports procedures that name a rule which nobody knows, or which a chamber cannot have.
  private mutating func requireRules(of tables: InventoryTables) {
    let procedures = tables.procedures ?? []
    for procedure in procedures {
      for rule in procedure.rules where VotingRules.rule(rule) == nil && BallotProcedures.procedure(rule) == nil {
        fault(
          "procedures", .badCell, value: rule,
          words: Bilingual(zh: "程序\(procedure.code)：没有这条表决规则", en: "procedure \(procedure.code): no such voting rule"))
      }
      for chamber in procedure.chambers where VotingRules.rule(chamber.rule)?.decider == .head {
        fault(
          "procedures", .badCell, value: chamber.rule,
          words: Bilingual(
            zh: "程序\(procedure.code)：分组计票的组不能由首长决定",
            en: "procedure \(procedure.code): a chamber cannot leave the decision to a head"))
      }
    }
  }

  private mutating func table(_ name: String) -> InventoryFile? {
    let text = file(name)
    return text.isEmpty ? nil : InventoryFile(name: "\(name).csv", bytes: Array(text.utf8))
  }
}

extension Hearing {
  /// Keeps the tables of a version beside the record and says what enters it.
  mutating func publish(_ tables: InventoryTables) throws -> InventoryPublished {
    let published = PublishedTables(bytes: try CanonicalJSON.encode(tables))
    keep(published)
    return InventoryPublished(
      version: tables.version, digest: published.digest, effectiveFrom: tables.effectiveFrom,
      entries: tables.entries.count)
  }
}
