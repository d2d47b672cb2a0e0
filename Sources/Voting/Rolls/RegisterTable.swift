import Vocabulary

/// One row of a table, with the line it stands on.
package struct TableRow: Sendable, Equatable {
  /// The line in the file, from 1.
  package let line: Int
  /// Cells by the name of their column.
  package let cells: [String: String]

  /// A row of a table.
  package init(line: Int, cells: [String: String]) {
    self.line = line
    self.cells = cells
  }
}

/// A register that could not be read: every fault, in the order of the lines.
package struct FaultyRegister: Error, Equatable {
  /// The faults.
  package let faults: [InputFault]
}

/// Columns of a register of units, each under the names that lists give it.
private enum RegisterColumn: String, CaseIterable {
  case unit, area, owners, nominee, guardian, state, use, residents

  var names: [String] {
    switch self {
    case .unit: ["unit", "房号", "专有部分", "单元", "房屋编号", "室号"]
    case .area: ["area", "专有部分面积", "建筑面积", "面积", "面积（㎡）", "面积(㎡)", "面积(m²)", "area_m2"]
    case .owners: ["owners", "owner", "业主", "产权人", "所有权人", "买受人"]
    case .nominee: ["nominee", "共有人代表", "推选代表", "表决代表"]
    case .guardian: ["guardian", "监护人", "法定代理人"]
    case .state: ["state", "unsold", "销售状态", "未售", "状态"]
    case .use: ["use", "kind", "用途", "类型"]
    case .residents: ["residents", "household", "同住人", "家庭成员", "户内成员"]
    }
  }
}

extension UnitRegister {
  /// Reads a register from the rows of a table.
  ///
  /// Columns: unit, area (m², at most two decimals), owners (several separated by `、` `;` or `,`), and optionally
  /// nominee, guardian, state (`sold` or `unsold`), use (`dwelling`, `shop`, `parking`), residents (who else lives
  /// there, separated likewise); Chinese names are accepted.
  ///
  /// - Throws: every fault of every row, not only the first.
  package init(rows: [TableRow]) throws(FaultyRegister) {
    var faults: [InputFault] = []
    var units: [OwnedUnit] = []
    var lines: [String: Int] = [:]
    if let first = rows.first {
      for column in [RegisterColumn.unit, .area, .owners]
      where !column.names.contains(where: { first.cells[$0] != nil }) {
        faults.append(
          InputFault(
            line: 1, field: column.names[1], value: "", zh: "缺少这一列；请加上", en: "the column is missing; add it"))
      }
      guard faults.isEmpty else { throw FaultyRegister(faults: faults) }
    }
    for row in rows {
      var reading = RowReading(row: row)
      if let unit = reading.unit() {
        if let first = lines[unit.number] {
          reading.fault(
            .unit, zh: "与第\(first)行重复；每个专有部分只列一次", en: "stands in line \(first) already; list each unit once")
        } else {
          lines[unit.number] = row.line
          units.append(unit)
        }
      }
      faults += reading.faults
    }
    if rows.isEmpty {
      faults.append(InputFault(line: 0, zh: "没有数据行；至少列一个专有部分", en: "has no rows; list at least one unit"))
    }
    guard faults.isEmpty else { throw FaultyRegister(faults: faults) }
    self.init(units: units)
  }
}

/// Reads one row and collects its faults.
private struct RowReading {
  let row: TableRow
  var faults: [InputFault] = []

  func cell(_ column: RegisterColumn) -> (name: String, text: String)? {
    for name in column.names {
      if let text = row.cells[name].map(trimmed), !text.isEmpty { return (name, text) }
    }
    return nil
  }

  mutating func fault(_ column: RegisterColumn, zh: String, en: String) {
    let found = cell(column)
    faults.append(
      InputFault(line: row.line, field: found?.name ?? column.rawValue, value: found?.text ?? "", zh: zh, en: en))
  }

  mutating func unit() -> OwnedUnit? {
    let number = cell(.unit)?.text
    if number == nil { fault(.unit, zh: "缺房号", en: "is empty; give the number of the unit") }
    var area: Int64?
    if let text = cell(.area)?.text {
      area = hundredths(text)
      if area.map({ $0 <= 0 }) ?? true {
        area = nil
        fault(.area, zh: "不是面积；写平方米，最多两位小数，如 89.50", en: "is not an area; write m² with at most two decimals, as 89.50")
      }
    } else {
      fault(.area, zh: "缺面积", en: "is empty; give the floor area in m²")
    }
    let owners = people(.owners)
    if owners.isEmpty { fault(.owners, zh: "缺业主；未售出的填建设单位", en: "is empty; for an unsold unit give the developer") }
    if Set(owners).count < owners.count { fault(.owners, zh: "同一业主写了两次", en: "names an owner twice") }
    let nominee = cell(.nominee)?.text
    if let nominee, !owners.contains(nominee) {
      fault(.nominee, zh: "不是该专有部分的共有人", en: "is not one of the owners of the unit")
    }
    let residents = people(.residents)
    if Set(residents).count < residents.count { fault(.residents, zh: "同一人写了两次", en: "names someone twice") }
    let state =
      choice(
        .state,
        [
          .unsold: ["unsold", "未售", "未售出", "未交付", "是", "yes", "1"],
          .sold: ["sold", "已售", "已交付", "否", "no", "0"],
        ]) ?? UnitState.sold
    let use =
      choice(
        .use,
        [
          .dwelling: ["dwelling", "住宅"], .shop: ["shop", "商铺", "商业", "非住宅"],
          .parking: ["parking", "车位", "车库"],
        ]) ?? UnitUse.dwelling
    guard faults.isEmpty, let number, let area else { return nil }
    return OwnedUnit(
      number: number, area: area, owners: owners.map { PersonID($0) }, nominee: nominee.map { PersonID($0) },
      guardian: (cell(.guardian)?.text).map { PersonID($0) }, state: state, use: use,
      residents: residents.isEmpty ? nil : residents.map { PersonID($0) })
  }

  /// The people that a cell names.
  private func people(_ column: RegisterColumn) -> [String] {
    (cell(column)?.text ?? "").split { "、;；,，".contains($0) }.map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  private mutating func choice<Value: Hashable>(
    _ column: RegisterColumn, _ words: KeyValuePairs<Value, [String]>
  ) -> Value? {
    guard let text = cell(column)?.text else { return nil }
    for (value, names) in words where names.contains(text.lowercased()) { return value }
    let known = words.compactMap(\.value.first).joined(separator: ", ")
    fault(column, zh: "应为：\(known)", en: "must be one of: \(known)")
    return nil
  }
}

/// Without white space and full-width space at either end.
func trimmed(_ text: String) -> String {
  let tail = text.drop { $0.isWhitespace }
  guard let last = tail.lastIndex(where: { !$0.isWhitespace }) else { return "" }
  return String(tail[...last])
}

/// Reads `89.5` as 8950; nil for anything but digits with at most two decimals, or beyond 10,000,000,000.
func hundredths(_ text: String) -> Int64? {
  let parts = text.split(separator: ".", omittingEmptySubsequences: false)
  guard (1...2).contains(parts.count), (1...10).contains(parts[0].count),
    parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let whole = Int64(parts[0])
  else { return nil }
  guard parts.count == 2 else { return whole * 100 }
  guard (1...2).contains(parts[1].utf8.count), let cents = Int64(parts[1]) else { return nil }
  return whole * 100 + (parts[1].utf8.count == 1 ? cents * 10 : cents)
}
