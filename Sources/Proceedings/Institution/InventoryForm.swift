import Inventory
import Record
import Vocabulary
import Voting

/// The fields in which the tables of an inventory are sent.
package enum InventoryForm {
  /// The list of entries must be there. A change of a version keeps the tables of that version that are not sent; at the
  /// beginning areas, matters and parties are inferred from the entries, and without a table of procedures a ballot is
  /// held by the rule of its matter alone.
  package static var fields: [Field] {
    [
      .required("version", .code), .required("effective-from", .date), .required("entries", .file(64 << 20)),
      .optional("areas", .file(16 << 20)), .optional("matters", .file(16 << 20)),
      .optional("parties", .file(16 << 20)), .optional("bases", .file(16 << 20)),
      .optional("procedures", .file(1 << 20)),
    ]
  }
}

/// The tables of an inventory as they were sent, not yet read: what the entries mean depends on the tables beside them,
/// and those that were not sent are those of the version that is changed.
struct SentInventory: Sendable {
  let files: InventoryFiles
  let version: String
  let effectiveFrom: CivilDate

  /// Whether the entries can be read without knowing the version that is changed.
  var isWhole: Bool { files.areas != nil && files.matters != nil && files.parties != nil && files.bases != nil }

  /// The tables, or every bad cell of every file; nothing is taken then.
  func tables(changing base: InventoryTables?) throws(Malformed) -> InventoryTables {
    let tables: InventoryTables
    do throws(TableFaults) {
      tables = try InventoryTables(files: files, version: version, effectiveFrom: effectiveFrom, base: base)
    } catch {
      throw Malformed(
        error.faults.map { found in
          let name = found.file.hasSuffix(".csv") ? String(found.file.dropLast(4)) : found.file
          return FieldFault(
            field: name, code: .badCell, value: found.value, line: found.line, column: found.column,
            words: found.message)
        })
    }
    let faults = Self.unknownRules(of: tables)
    guard faults.isEmpty else { throw Malformed(faults) }
    return tables
  }

  /// Procedures that name a rule which nobody knows, or which a chamber cannot have.
  private static func unknownRules(of tables: InventoryTables) -> [FieldFault] {
    var faults: [FieldFault] = []
    for procedure in tables.procedures ?? [] {
      for rule in procedure.rules where VotingRules.rule(rule) == nil && BallotProcedures.procedure(rule) == nil {
        faults.append(
          FieldFault(
            field: "procedures", code: .badCell, value: rule,
            words: Bilingual(zh: "程序\(procedure.code)：没有这条表决规则", en: "procedure \(procedure.code): no such voting rule")
          ))
      }
      for chamber in procedure.chambers where VotingRules.rule(chamber.rule)?.decider == .head {
        faults.append(
          FieldFault(
            field: "procedures", code: .badCell, value: chamber.rule,
            words: Bilingual(
              zh: "程序\(procedure.code)：分组计票的组不能由首长决定",
              en: "procedure \(procedure.code): a chamber cannot leave the decision to a head")))
      }
    }
    return faults
  }
}

extension Reading {
  /// The tables of an inventory that changes no other, or nil after a fault: every bad cell of every file is reported,
  /// nothing is taken.
  mutating func inventory() -> InventoryTables? { sentInventory().flatMap { tables(of: $0) } }

  /// The tables of an inventory as they were sent, or nil when the entries are missing.
  mutating func sentInventory() -> SentInventory? {
    let version: EntryCode = code("version")
    let effectiveFrom = date("effective-from")
    guard let entries = table("entries") else { return nil }
    return SentInventory(
      files: InventoryFiles(
        entries: [entries], areas: table("areas"), matters: table("matters"), parties: table("parties"),
        bases: table("bases"), procedures: table("procedures")), version: version.text, effectiveFrom: effectiveFrom)
  }

  /// The tables as they stand alone.
  mutating func tables(of sent: SentInventory) -> InventoryTables? {
    do throws(Malformed) {
      return try sent.tables(changing: nil)
    } catch {
      for found in error.faults {
        fault(
          found.field, found.code, value: found.value, line: found.line, column: found.column, words: found.words)
      }
      return nil
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
