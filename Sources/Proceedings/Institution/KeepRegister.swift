package import Inventory
package import Record
package import Tables
import Vocabulary
package import Voting

/// The register of units, floor areas and owners of an area is kept anew, whole (维护业主名册).
package struct KeepRegister: Command {
  package static let kind =
    CommandKind(
      "keep-register", .keepRegister, "registers", [.required("area", .code), .required("units", .file(16 << 20))],
      KeepRegister.self)

  let area: AreaCode
  let register: UnitRegister

  package init(_ form: Form) throws(Malformed) {
    var reading = Reading(form, as: Self.kind.fields)
    let area = reading.area("area")
    let register = reading.register("units")
    try reading.finish()
    guard let area, let register else { throw Malformed([FieldFault(field: "area", code: .missing)]) }
    self.area = area
    self.register = register
  }

  package func ground(on desk: any Desk, by actor: Actor) throws -> Ground {
    try .aboutTheInstitution(on: desk, at: area)
  }

  package func events(on desk: any Desk, in hearing: inout Hearing) throws -> [Event] {
    guard hearing.inventory?.area(area) != nil else { throw Unknown("area", area.text) }
    return [.registerKept(RegisterKept(area: area, register: register))]
  }
}

extension Reading {
  /// A register of units from the text of a CSV file, or nil after a fault.
  fileprivate mutating func register(_ name: String) -> UnitRegister? {
    let text = file(name)
    guard !text.isEmpty else { return nil }
    do {
      return try UnitRegister(table: try Table.commaSeparated(Array(text.utf8), file: name))
    } catch let unreadable as UnreadableTable {
      fault(name, .badCell, value: unreadable.value, line: unreadable.line, column: unreadable.column.map { "\($0)" })
    } catch let faulty as FaultyRegister {
      for found in faulty.faults {
        fault(
          name, .badCell, value: found.value, line: found.line, column: found.field, words: found.reason)
      }
    } catch {
      fault(name, .unreadable)
    }
    return nil
  }
}

extension UnitRegister {
  /// Reads a register from a table whose first row names the columns.
  ///
  /// - Throws: `FaultyRegister` with every fault of every row.
  package init(table: Table) throws(FaultyRegister) {
    let names = (table.rows.first?.cells ?? []).map {
      String($0.drop { $0.isWhitespace }.reversed().drop { $0.isWhitespace }.reversed())
    }
    let rows = table.rows.dropFirst().map { row in
      TableRow(line: row.line, cells: Dictionary(zip(names, row.cells), uniquingKeysWith: { first, _ in first }))
    }
    try self.init(rows: rows.filter { $0.cells.values.contains { !$0.allSatisfy(\.isWhitespace) } })
  }
}
