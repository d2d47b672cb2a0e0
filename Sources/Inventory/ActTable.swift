package import Vocabulary

/// Which acts follow from a role at a stage when a row lists none, and how lists spell acts.
package enum ActTable {
  /// The acts of an entry: those listed, or those that follow from its role at its stage; a prohibition without a list
  /// forbids every act, and a recalled matter grants nothing.
  package static func acts(listed: [Act], role: EntryRole, stage: StageCode) -> [Act] {
    guard listed.isEmpty else { return listed }
    switch role {
    case .lead: return leadActs[stage] ?? handling
    case .support: return supporting
    case .prohibited, .recalled: return Act.allCases
    }
  }

  /// Everything that handling a matter takes; never verifying, voting or closing.
  package static let handling: [Act] = [
    .accept, .turnBack, .handOver, .resubmit, .convene, .speak, .propose, .amend, .moderate, .callBallot, .closeBallot,
    .draft, .order, .dispatch, .execute, .report, .extend, .escalate, .recuse,
  ]

  /// What support takes.
  package static let supporting: [Act] = [.execute, .report, .speak, .recuse]

  /// The stages at which a lead does less than handle, or something else.
  package static let leadActs: [StageCode: [Act]] = [
    .intake: [
      .accept, .turnBack, .handOver, .convene, .speak, .dispatch, .order, .report, .extend, .escalate, .recuse,
    ],
    .deliberation: [
      .convene, .speak, .propose, .amend, .moderate, .callBallot, .closeBallot, .draft, .report, .extend, .escalate,
      .recuse,
    ],
    .ballot: [.convene, .speak, .moderate, .callBallot, .closeBallot, .report, .extend, .escalate, .recuse],
    .resolution: [.draft, .speak, .sign, .order, .report, .extend, .escalate, .recuse],
    .verification: [.verify, .review, .speak, .report, .order, .extend, .escalate, .recuse],
    .evaluation: [.review, .evaluate, .close, .reopen, .speak, .report, .escalate, .recuse],
    .governance: [.enrol, .appoint, .keepRegister, .draftInventory, .publishInventory, .disclose, .report, .recuse],
  ]

  /// The acts that history bars to those who executed a case.
  package static let supervising: Set<Act> = [.verify, .review, .close, .reviewLegality, .reviewEmergency]

  /// The supervising acts that a body under the executor may still do: a government's draft is reviewed by its own
  /// legal office, which only may not be the drafter's body or person (重大行政决策程序暂行条例, arts. 25–27).
  package static let openToSubordinates: Set<Act> = [.reviewLegality]

  /// The acts that a declared interest bars: everything that decides or steers; it does not silence anyone.
  package static let barredByRecusal: Set<Act> = [
    .accept, .turnBack, .handOver, .convene, .moderate, .endorse, .callBallot, .vote, .closeBallot, .enterPaper,
    .issueCredentials,
    .decide, .draft, .sign,
    .order, .dispatch, .extend, .verify, .review, .evaluate, .close, .draftInventory, .reviewLegality,
    .publishInventory, .grantEmergency, .reviewEmergency,
  ]

  /// How lists and people spell an act.
  package static func name(of act: Act) -> Bilingual {
    let words: (String, String) =
      switch act {
      case .file: ("提出", "file")
      case .accept: ("受理", "accept")
      case .turnBack: ("退回", "return")
      case .handOver: ("移交", "hand over")
      case .resubmit: ("补正", "resubmit")
      case .convene: ("召集", "convene")
      case .speak: ("发言", "speak")
      case .propose: ("提案", "propose")
      case .amend: ("修正", "amend")
      case .endorse: ("附议", "endorse")
      case .moderate: ("主持", "moderate")
      case .recuse: ("回避", "recuse")
      case .callBallot: ("发起表决", "call a ballot")
      case .vote: ("投票", "vote")
      case .closeBallot: ("结束表决", "close a ballot")
      case .draft: ("起草", "draft")
      case .sign: ("签署", "sign")
      case .order: ("下达", "order")
      case .dispatch: ("派遣", "dispatch")
      case .execute: ("执行", "execute")
      case .report: ("报告", "report")
      case .extend: ("延期", "extend")
      case .escalate: ("督办", "escalate")
      case .verify: ("核查", "verify")
      case .review: ("复核", "review")
      case .evaluate: ("评价", "evaluate")
      case .close: ("结案", "close")
      case .reopen: ("重开", "reopen")
      case .enrol: ("登记人员", "enrol")
      case .appoint: ("任命", "appoint")
      case .keepRegister: ("维护名册", "keep the register")
      case .publishInventory: ("发布清单", "publish the inventory")
      case .disclose: ("公开", "disclose")
      case .draftInventory: ("起草清单", "draft the inventory")
      case .reviewLegality: ("合法性审查", "review legality")
      case .grantEmergency: ("紧急授权", "grant emergency powers")
      case .reviewEmergency: ("紧急授权复核", "review emergency powers")
      case .erase: ("删除个人信息", "erase personal data")
      case .entrust: ("委托", "entrust")
      case .enterPaper: ("录入纸票", "enter papers")
      case .decide: ("首长决定", "decide as head")
      case .protectData: ("保护个人信息", "protect personal data")
      case .issueCredentials: ("签发选票凭证", "issue credentials")
      case .keepAnchors: ("维护信任锚", "keep trust anchors")
      case .holdCertificate: ("登记签名证书", "hold a certificate")
      }
    return Bilingual(zh: words.0, en: words.1)
  }

  /// The act that a word of a list names: a raw value, the Chinese or the English name, or a synonym.
  package static func act(named word: String) -> Act? { byName[word.lowercased()] }

  private static let byName: [String: Act] = {
    var names: [String: Act] = [:]
    for act in Act.allCases {
      names[act.rawValue] = act
      names[name(of: act).zh] = act
      names[name(of: act).en] = act
    }
    for (word, act) in synonyms { names[word] = act }
    return names
  }()

  private static let synonyms: [String: Act] = [
    "提交": .file, "反映": .file, "申请": .file, "接收": .accept, "接单": .accept, "签收": .accept, "退单": .turnBack,
    "转办": .handOver, "转送": .handOver, "移送": .handOver, "重新提交": .resubmit, "召开": .convene, "议事": .speak,
    "讨论": .speak, "提议": .propose, "修改": .amend, "修订": .amend, "联署": .endorse, "赞同": .endorse,
    "管理讨论": .moderate, "申请回避": .recuse, "组织表决": .callBallot, "启动表决": .callBallot, "表决": .vote,
    "关闭表决": .closeBallot, "拟稿": .draft, "会签": .sign, "签字": .sign, "指令": .order, "交办": .order, "派单": .dispatch,
    "派发": .dispatch, "处置": .execute, "办理": .execute, "实施": .execute, "汇报": .report, "反馈": .report,
    "展期": .extend, "升级": .escalate, "核实": .verify, "验收": .verify, "复查": .review, "审查": .review, "考评": .evaluate,
    "评议": .evaluate, "重新打开": .reopen, "登记": .enrol, "委任": .appoint, "名册": .keepRegister, "发布权责清单": .publishInventory,
    "拟订清单": .draftInventory,
    "合法性审核": .reviewLegality, "法制审核": .reviewLegality,
    "信息公开": .disclose, "委托投票": .entrust, "代录": .enterPaper, "签发凭证": .issueCredentials, "纸票录入": .enterPaper,
  ]
}

extension ActTable {
  /// The kinds of party from which a superior takes a matter back when a list says 收回.
  package static let kindsBelow: [PartyKind] = [.subdistrict, .residentsCommittee]
}

extension ActTable {
  /// The acts that only one lead can do at a time; many may speak, vote or sign.
  package static let exclusive: [Act] = [
    .accept, .turnBack, .handOver, .convene, .moderate, .callBallot, .closeBallot, .draft, .order, .dispatch, .execute,
    .extend, .verify, .close,
  ]

  static let exclusiveMask: UInt64 = exclusive.reduce(0) { $0 | $1.bit }
}
