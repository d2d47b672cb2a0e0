import Inventory
import Record
import Vocabulary

/// The fields in which the tables of an inventory are sent.
package enum InventoryForm {
  /// The list of entries must be there; areas, matters, parties and bases that are not sent are inferred from it.
  package static var fields: [Field] {
    [
      .required("version", .code), .required("effective-from", .date), .required("entries", .file(64 << 20)),
      .optional("areas", .file(16 << 20)), .optional("matters", .file(16 << 20)),
      .optional("parties", .file(16 << 20)), .optional("bases", .file(16 << 20)),
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
      bases: table("bases"))
    do {
      return try InventoryTables(files: files, version: version.text, effectiveFrom: effectiveFrom)
    } catch {
      for found in error.faults {
        let name = found.file.hasSuffix(".csv") ? String(found.file.dropLast(4)) : found.file
        fault(name, .badCell, value: found.value, line: found.line, column: found.column, words: found.message)
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
