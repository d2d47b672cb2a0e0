import Vocabulary

extension CompiledInventory {
  /// Whether two leads answer for the same: different holders, the same or an unnamed sub-item, and an act that only
  /// one party can do.
  func compete(_ left: Int, _ right: Int) -> Bool {
    let (a, b) = (faces[left], faces[right])
    guard a.acts & b.acts & ActTable.exclusiveMask != 0, a.area.meets(b.area), a.holder != b.holder else {
      return false
    }
    let (leftSub, rightSub) = (tables.entries[left].subItem, tables.entries[right].subItem)
    guard leftSub == rightSub || leftSub.isEmpty || rightSub.isEmpty else { return false }
    switch (a.holder, b.holder) {
    case (.anyone, _), (_, .anyone), (.anyOf(.people), _), (_, .anyOf(.people)): return false
    case (.anyOf(let kind), .party(let party)), (.party(let party), .anyOf(let kind)):
      return nodes[Int(party)].kind != kind
    default: return true
    }
  }
}
