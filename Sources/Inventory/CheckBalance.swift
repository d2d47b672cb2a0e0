import Vocabulary

/// Powers, duties and means in balance.
extension InventoryCheck {
  func balance() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    var powers: [EntryHolder: [Int]] = [:]
    for position in active where face(position).grants && entry(position).powerType.isAdministrative {
      powers[entry(position).holder, default: []].append(position)
    }
    let hasDuties = columns.contains(.duty)
    let hasResources = columns.contains(.resources)
    for position in active where face(position).grants {
      let entry = entry(position)
      if entry.duty.zh.isEmpty, hasDuties, entry.holder != .anyone, entry.holder != .anyOf(.people) {
        findings.append(
          finding(
            .powerWithoutDuty, [position], zh: "有权无责:没有责任事项;请写明相应的责任",
            en: "a power without a duty; write down the duty that comes with it"))
      }
      if let need = PowerNeed.of(entry), !has(need, position, powers[entry.holder] ?? []) {
        findings.append(
          finding(
            .dutyWithoutPower, [position],
            zh: "有责无权:责任“\(need.clause)”需要\(need.words.zh),\(holderName(position).zh)没有,也没有对应的牵头条目",
            en: "a duty without its power: “\(need.clause)” needs \(need.words.en), which \(holderName(position).en) "
              + "does not hold, and no lead entry is linked"))
      }
      if entry.admission != nil, entry.resources.isEmpty, hasResources || entry.list == .admitted {
        findings.append(
          finding(
            .dutyWithoutResource, [position], zh: "准入的事项没有保障措施(费随事转);请写明经费、人员或权限",
            en: "a duty was let in without money, staff or powers; write down what came with it"))
      }
    }
    return findings
  }

  /// Whether the holder has a power that the duty needs in the same matter, or is linked to a lead who has it.
  private func has(_ need: PowerNeed, _ position: Int, _ own: [Int]) -> Bool {
    let matter = entry(position).matter
    if own.contains(where: { need.types.contains(entry($0).powerType) && related(entry($0).matter, matter) }) {
      return true
    }
    let linked = entry(position).counterparts.flatMap { byCode[$0] ?? [] }
    if linked.contains(where: { face($0).role == .lead && entry($0).powerType.isAdministrative }) { return true }
    // Support beside a lead who has the power is support, whether or not it writes down the code.
    return entry(position).role == .support
      && inventory.positions(
        matter: matter, stage: face(position).stage, area: face(position).area,
        day: max(window.from, terms[position].from)
      ).contains { face($0).role == .lead && need.types.contains(entry($0).powerType) }
  }

  private func related(_ left: MatterCode, _ right: MatterCode) -> Bool { left.covers(right) || right.covers(left) }
}

/// What power a duty text asks for.
struct PowerNeed {
  let clause: String
  let types: Set<PowerType>
  let words: Bilingual

  /// The power that a clause of the duty needs and that the entry's own type is not.
  static func of(_ entry: InventoryEntry) -> PowerNeed? {
    guard !entry.powerType.isAdministrative, entry.powerType != .other, !entry.duty.zh.isEmpty,
      ByteSearch.containsAny(entry.duty.zh, triggers)
    else { return nil }
    for clause in Words.list(entry.duty.zh, separators: ";;。\n") where !ByteSearch.containsAny(clause, passing) {
      if ByteSearch.containsAny(clause, penalty) {
        return PowerNeed(clause: clause, types: [.penalty], words: Bilingual(zh: "行政处罚权", en: "the power to penalise"))
      }
      if ByteSearch.containsAny(clause, coercion) {
        return PowerNeed(clause: clause, types: [.coercion], words: Bilingual(zh: "行政强制权", en: "the power of coercion"))
      }
      if ByteSearch.containsAny(clause, inspection) {
        return PowerNeed(
          clause: clause, types: [.inspection, .penalty, .coercion, .otherPower],
          words: Bilingual(zh: "行政检查权", en: "the power to inspect"))
      }
    }
    return nil
  }

  private static let penalty = [
    "处罚", "罚款", "吊销", "没收违法", "责令停产", "执法人员不少于", "调查取证", "听证权利", "行政拘留", "依法查处", "予以查处",
  ]
  private static let coercion = ["强制拆除", "强制执行", "查封", "扣押", "代履行", "强制措施", "强制清除", "强制清理", "强制搬离"]
  private static let inspection = ["行政检查", "执法检查", "监督检查", "现场检查", "出示执法证件", "检查并责令", "责令停业"]
  private static let triggers = penalty + coercion + inspection
  /// Words that hand the clause on to someone who has the power, or forbid it.
  private static let passing = [
    "移送", "移交", "报告", "上报", "报请", "提请", "报区", "报街道", "报县", "报市", "配合", "协助", "建议", "不得", "转送", "转交", "接受", "申请",
    "通知", "反映", "联系", "由",
  ]
}
