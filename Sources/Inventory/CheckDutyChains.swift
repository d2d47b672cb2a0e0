import Vocabulary

/// Duties against the steps that the law asks of a type of power.
extension InventoryCheck {
  func dutyChains() -> [InventoryFinding] {
    var findings: [InventoryFinding] = []
    var siblings: [String: [Int]] = [:]
    for position in active where face(position).grants && DutyChain.of(entry(position), text: "") != nil {
      siblings[entry(position).matter.text + "\n" + entry(position).powerType.rawValue, default: []].append(position)
    }
    for positions in siblings.values.sorted(by: { ($0.first ?? 0) < ($1.first ?? 0) }) {
      for position in positions where face(position).role == .lead && ineligible(position) == nil {
        let entry = entry(position)
        // A chain may be shared out over the stages of a matter, and over the leads of a stage.
        let others = positions.filter {
          $0 != position && face($0).area.meets(face(position).area)
            && (face($0).stage != face(position).stage || face($0).role == .lead)
        }
        // What lacks its duties is found as such; the chain is judged when they are written.
        guard ([position] + others).allSatisfy({ !self.entry($0).duty.zh.isEmpty }) else { continue }
        let text = ([position] + others).map { self.entry($0).duty.zh }.joined(separator: ";")
        guard let chain = DutyChain.of(entry, text: text) else { continue }
        let missing = chain.missing(in: text)
        guard !missing.isEmpty else { continue }
        findings.append(
          finding(
            .dutyChainIncomplete, [position],
            zh:
              "\(Self.name(entry.powerType).zh)的责任链缺少:\(missing.map(\.name.zh).joined(separator: "、"))(\(chain.source));请补上",
            en: "the chain of duties of a \(Self.name(entry.powerType).en) lacks "
              + "\(missing.map(\.name.en).joined(separator: ", ")) (\(chain.source)); add it"))
      }
    }
    return findings
  }
}

/// The steps that the duties of a type of power go through.
struct DutyChain {
  let steps: [Step]
  let source: String

  /// A step, and the words by which duty texts name it.
  struct Step {
    let name: Bilingual
    let words: [String]

    init(_ zh: String, _ en: String, _ words: String...) {
      name = Bilingual(zh: zh, en: en)
      self.words = words
    }
  }

  /// The steps that a text does not name.
  func missing(in text: String) -> [Step] { steps.filter { !ByteSearch.containsAny(text, $0.words) } }

  /// The chain of an entry; nil for types without one.
  static func of(_ entry: InventoryEntry, text: String) -> DutyChain? {
    switch entry.powerType {
    case .penalty: ByteSearch.containsAny(text, ordinaryOnly) ? ordinaryPenalty : simplePenalty
    case .licence: licence
    case .coercion: ByteSearch.containsAny(entry.name.zh, ["违法建", "违建", "违章建"]) ? demolition : coercion
    case .inspection: inspection
    case .benefit: benefit
    case .confirmation, .adjudication: confirmation
    default: nil
    }
  }

  /// Steps of the ordinary procedure that the simple one (行政处罚法 51–53) does not have.
  private static let ordinaryOnly = ["立案", "调查取证", "审理", "法制审核"]

  private static let notify = Step("告知", "notice and hearing", "告知", "陈述", "听证")
  private static let decide = Step("决定", "decision", "决定", "处罚决定")
  private static let serve = Step("送达", "service", "送达", "当场交付")

  private static let ordinaryPenalty = DutyChain(
    steps: [
      Step("立案", "opening the case", "立案"), Step("调查取证", "investigation", "调查", "取证"),
      Step("审理", "examination", "审理", "审核", "审查事实", "审查证据", "法制审核", "集体讨论"), notify, decide, serve,
      Step("执行", "enforcement", "执行"),
    ], source: "行政处罚法第五章")
  private static let simplePenalty = DutyChain(steps: [notify, decide, serve], source: "行政处罚法第五十一条至第五十三条")
  private static let licence = DutyChain(
    steps: [
      Step("受理", "acceptance", "受理"), Step("审查", "examination", "审查", "审核", "核查", "勘验"),
      Step("决定", "decision", "决定", "审批", "批准", "准予"),
      Step("送达公开", "service and publication", "送达", "公开", "颁发", "发放", "发证"),
      Step("事后监管", "supervision afterwards", "监管", "监督检查", "事后", "后续"),
    ], source: "行政许可法第三十二条、第四十二条")
  private static let coercionSteps = [
    Step("催告", "demand", "催告"), Step("听取陈述申辩", "hearing the person", "陈述", "申辩"), Step("决定", "decision", "决定"),
    Step("实施", "carrying out", "实施", "执行", "拆除"), Step("记录", "record", "记录", "音像", "笔录"),
  ]
  private static let coercion = DutyChain(steps: coercionSteps, source: "行政强制法第三十五条")
  private static let demolition = DutyChain(
    steps: coercionSteps + [Step("公告", "public notice", "公告")], source: "行政强制法第三十五条、第四十四条")
  private static let inspection = DutyChain(
    steps: [
      Step("计划", "plan", "计划"), Step("出示证件", "showing credentials", "出示", "证件", "亮证"),
      Step("现场检查", "inspection on site", "检查"), Step("记录", "record", "记录", "笔录"),
      Step("督促整改", "following up", "整改", "复查", "改正"), Step("公开", "publication", "公开", "公示", "公布"),
    ], source: "行政处罚法第五十五条")
  private static let benefit = DutyChain(
    steps: [
      Step("受理", "acceptance", "受理"), Step("调查核实", "verification", "调查", "核实", "核查", "审查", "核对"),
      Step("公示", "public notice", "公示"), Step("审批", "approval", "审批", "批准", "决定", "审核", "初审"),
    ], source: "社会救助暂行办法第十一条、第十三条")
  private static let confirmation = DutyChain(
    steps: [
      Step("受理", "acceptance", "受理"), Step("审核", "examination", "审核", "审查", "审理", "核查"),
      Step("决定", "decision", "决定", "确认", "裁决", "登记"), Step("送达", "service", "送达", "告知", "颁发", "发放", "发证"),
    ], source: "责任事项通用流程")
}
