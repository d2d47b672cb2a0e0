import Vocabulary

/// How lists spell the closed words of the model; keys are in lower case.
enum ListWords {
  static let withoutEnd: Set<String> = ["长期", "长期有效", "无", "无期限", "-", "—", "/", "none", "forever"]
  static let none: Set<String> = ["无", "-", "—", "/", "none", "不适用", "n/a", "无时限", "暂无"]

  static let lists: [String: ListKind] = spelled(ListKind.self).merging([
    "权责清单": .powers, "权力清单": .powers, "责任清单": .powers, "部门权责清单": .powers, "街道权责清单": .powers,
    "基本履职事项清单": .basic, "基本履职": .basic, "基本履职事项": .basic,
    "配合履职事项清单": .cooperating, "配合履职": .cooperating, "配合履职事项": .cooperating, "cooperative": .cooperating,
    "上级部门收回事项清单": .recalled, "上级收回": .recalled, "收回事项": .recalled, "收回": .recalled, "recall": .recalled,
    "社区依法履职事项清单": .communityStatutory, "社区依法履职": .communityStatutory, "依法履职事项指导清单": .communityStatutory,
    "社区依法协助事项清单": .communityAssisting, "协助": .communityAssisting, "协助办理事项指导清单": .communityAssisting,
    "社区工作负面清单": .negative, "负面清单": .negative, "负面": .negative, "负面事项指导清单": .negative,
    "出具证明事项清单": .certificates, "业主自治事项": .ownersAutonomy, "物业服务事项": .propertyService,
    "公用企业责任事项": .utilityDuties, "社会组织服务事项": .socialService, "准入事项": .admitted, "准入事项清单": .admitted,
    "社区准入事项清单": .admitted, "下沉准入事项": .admitted, "应急授权": .emergency, "应急授权清单": .emergency,
  ]) { own, _ in own }

  static let powerTypes: [String: PowerType] = spelled(PowerType.self).merging([
    "行政许可": .licence, "许可": .licence, "行政审批": .licence, "xk": .licence, "license": .licence,
    "行政处罚": .penalty, "处罚": .penalty, "行政强制": .coercion, "强制": .coercion, "行政强制执行": .coercion,
    "行政强制措施": .coercion, "行政征收": .levy, "征收": .levy, "行政征用": .levy, "行政收费": .levy,
    "行政给付": .benefit, "给付": .benefit, "行政救助": .benefit, "行政检查": .inspection, "检查": .inspection,
    "行政监督检查": .inspection, "行政确认": .confirmation, "确认": .confirmation, "行政奖励": .reward, "奖励": .reward,
    "行政裁决": .adjudication, "裁决": .adjudication, "其他行政权力": .otherPower, "其他权力": .otherPower,
    "其他行政职权": .otherPower, "公共服务": .publicService, "服务": .publicService, "依法协助": .assistance,
    "协助": .assistance, "自治事项": .autonomy, "业主共同决定": .autonomy, "民主监督": .autonomy, "法定义务": .obligation,
    "物业服务义务": .obligation, "社会服务": .socialService,
  ]) { own, _ in own }

  static let levels: [String: ExerciseLevel] = spelled(ExerciseLevel.self).merging([
    "国家级": .nation, "国家": .nation, "省级": .province, "省": .province, "市级": .city, "市": .city, "区级": .district,
    "区": .district, "县级": .district, "县": .district, "县(区)级": .district, "区县级": .district, "街道级": .subdistrict,
    "街道": .subdistrict, "镇级": .subdistrict, "镇": .subdistrict, "乡镇级": .subdistrict, "乡级": .subdistrict,
    "镇街级": .subdistrict, "社区级": .community, "社区": .community, "村级": .community, "村": .community,
    "村(社区)级": .community, "小区级": .compound, "小区": .compound,
  ]) { own, _ in own }

  static let roles: [String: EntryRole] = spelled(EntryRole.self).merging([
    "牵头": .lead, "主责": .lead, "主办": .lead, "负责": .lead, "牵头单位": .lead, "配合": .support, "协助": .support,
    "协办": .support, "参与": .support, "supporting": .support, "禁止": .prohibited, "不得": .prohibited,
    "负面": .prohibited, "forbidden": .prohibited, "收回": .recalled, "上级收回": .recalled,
  ]) { own, _ in own }

  static let ranks: [String: BasisRank] = spelled(BasisRank.self).merging([
    "宪法": .constitution, "法律": .law, "行政法规": .administrativeRegulation, "司法解释": .judicialInterpretation,
    "地方性法规": .localRegulation, "自治条例": .localRegulation, "单行条例": .localRegulation,
    "规章": .governmentRule, "部门规章": .departmentalRule, "国务院部门规章": .departmentalRule,
    "地方政府规章": .governmentRule, "政府规章": .governmentRule, "地方规章": .governmentRule,
    "党内法规和规范性文件": .normative, "党内法规": .normative, "规范性文件": .normative, "行政规范性文件": .normative,
    "管理规约": .covenant, "自治章程": .covenant, "居民公约": .covenant, "合同": .covenant,
  ]) { own, _ in own }

  static let kinds: [String: PartyKind] = spelled(PartyKind.self).merging([
    "政府": .government, "人民政府": .government, "政府部门": .department, "部门": .department, "行政机关": .department,
    "派出机构": .agency, "派出机关": .agency, "派驻机构": .agency, "街道": .subdistrict, "乡镇": .subdistrict,
    "街道办事处": .subdistrict, "镇": .subdistrict, "乡": .subdistrict, "镇街": .subdistrict, "乡镇(街道)": .subdistrict,
    "街道、乡镇": .subdistrict, "基层群众性自治组织": .residentsCommittee, "群众性自治组织": .residentsCommittee,
    "居委会": .residentsCommittee, "居民委员会": .residentsCommittee, "村委会": .residentsCommittee, "社区": .residentsCommittee,
    "村民委员会": .residentsCommittee, "业主组织": .owners, "业主大会": .owners, "业主委员会": .owners, "企业": .company,
    "物业服务企业": .company, "物业企业": .company, "公用企业": .utility, "公用事业": .utility, "社会组织": .socialOrganisation,
    "社会团体": .socialOrganisation, "公共机构": .publicInstitution, "事业单位": .publicInstitution,
    "党组织": .partyOrganisation, "党委": .partyOrganisation, "监督机构": .supervision, "监督主体": .supervision,
    "居民": .people, "业主": .people, "居民、业主": .people, "公众": .people, "群众": .people, "个人": .people,
  ]) { own, _ in own }

  static let tracks: [String: Track] = spelled(Track.self).merging([
    "指令": .command, "指挥": .command, "协商": .consult, "consultation": .consult,
  ]) { own, _ in own }

  static let classes: [String: MatterClass] = spelled(MatterClass.self).merging([
    "管制": .regulate, "应急": .emergency, "动员": .mobilise, "服务": .service, "协调": .coordinate,
    "mobilize": .mobilise, "regulation": .regulate, "coordination": .coordinate,
  ]) { own, _ in own }

  static let admissions: [String: Admission.Status] = spelled(Admission.Status.self).merging([
    "准入": .approved, "同意": .approved, "批准": .approved, "已准入": .approved, "已批准": .approved, "待审": .pending,
    "审批中": .pending, "申请中": .pending, "待批": .pending, "不同意": .refused, "不予准入": .refused, "拒绝": .refused,
    "撤销": .withdrawn, "退出": .withdrawn, "已撤销": .withdrawn,
  ]) { own, _ in own }

  /// The first value whose word stands in a text; for cells that say more than the word, such as 区级政府部门.
  static func within<Value>(_ text: String, _ words: [(String, Value)]) -> Value? {
    words.first { ByteSearch.contains(text, $0.0) }?.1
  }

  static let partsOfLists: [(String, ListKind)] = [
    ("准入", .admitted), ("负面", .negative), ("收回", .recalled), ("配合履职", .cooperating), ("基本履职", .basic),
    ("社区依法履职", .communityStatutory), ("协助", .communityAssisting), ("应急授权", .emergency), ("权责清单", .powers),
    ("业主自治", .ownersAutonomy), ("物业服务", .propertyService), ("公用企业", .utilityDuties), ("社会组织", .socialService),
  ]

  static let partsOfPowerTypes: [(String, PowerType)] = [
    ("处罚", .penalty), ("许可", .licence), ("强制", .coercion), ("征收", .levy), ("给付", .benefit), ("检查", .inspection),
    ("确认", .confirmation), ("奖励", .reward), ("裁决", .adjudication), ("其他行政", .otherPower), ("公共服务", .publicService),
    ("协助", .assistance), ("自治", .autonomy), ("义务", .obligation),
  ]

  static let partsOfKinds: [(String, PartyKind)] = [
    ("派出", .agency), ("居委会", .residentsCommittee), ("居民委员会", .residentsCommittee), ("村委会", .residentsCommittee),
    ("自治组织", .residentsCommittee), ("业主", .owners), ("公用", .utility), ("企业", .company), ("公司", .company),
    ("党", .partyOrganisation), ("群团", .socialOrganisation), ("社会组织", .socialOrganisation), ("志愿", .socialOrganisation),
    ("协会", .socialOrganisation), ("社会团体", .socialOrganisation), ("街道", .subdistrict), ("乡镇", .subdistrict),
    ("政府部门", .department), ("部门", .department), ("事业单位", .publicInstitution), ("机构", .publicInstitution),
    ("单位", .publicInstitution), ("政府", .government), ("居民", .people), ("村民", .people),
  ]

  static let partsOfRanks: [(String, BasisRank)] = [
    ("规范性文件", .normative), ("地方性法规", .localRegulation), ("行政法规", .administrativeRegulation),
    ("部门规章", .departmentalRule), ("规章", .governmentRule), ("司法解释", .judicialInterpretation), ("党内法规", .normative),
    ("意见", .normative), ("通知", .normative), ("政策", .normative), ("规约", .covenant), ("公约", .covenant),
    ("章程", .covenant), ("宪法", .constitution), ("法律", .law),
  ]

  /// Words for the whole of the area that a list is for.
  static let wholeAreas: Set<String> = [
    "全区", "全市", "全县", "全省", "全国", "本区", "本市", "本县", "辖区", "本辖区", "全辖区", "全镇", "全乡", "全街道", "本街道", "行政区域",
    "本行政区域",
  ]

  private static func spelled<Value: CaseIterable & RawRepresentable<String>>(_: Value.Type) -> [String: Value] {
    var words: [String: Value] = [:]
    for value in Value.allCases { words[value.rawValue.lowercased()] = value }
    return words
  }
}
