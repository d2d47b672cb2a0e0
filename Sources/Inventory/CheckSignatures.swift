import Vocabulary

/// How many signatures a procedure asks for, against the seats that may sign.
extension InventoryCheck {
  /// Matters whose procedure asks for more signatures than parties may sign at any one place: no resolution could
  /// enter into force. It is asked again for the place of the case when a resolution is drafted.
  func signatures() -> [InventoryFinding] {
    inventory.tables.matters.compactMap { matter in
      let procedures = matter.votingRules.compactMap { inventory.procedure($0) }
      guard let asking = procedures.max(by: { ($0.signatures ?? 0) < ($1.signatures ?? 0) }),
        let needed = asking.signatures
      else { return nil }
      let signing = active.filter { position in
        face(position).grants && face(position).acts & Act.sign.bit != 0 && entry(position).matter.covers(matter.code)
          && (entry(position).stage == .resolution || entry(position).stage == .any)
      }
      let most = signing.map { place in
        Set(signing.filter { face($0).area.contains(face(place).area) }.map { holderName($0).zh }).count
      }.max()
      guard (most ?? 0) < needed else { return nil }
      let title = title(matter.code)
      return finding(
        .signaturesUnreachable, signing,
        zh: "\(title.zh)的程序\(asking.code)要求\(needed)方签署,清单里一处最多\(most ?? 0)方可以签署;请改须签署数或补上条目",
        en:
          "procedure \(asking.code) of \(title.en) asks for \(needed) signatures, and at most \(most ?? 0) parties may "
          + "sign at one place; change the number or add entries")
    }
  }
}
