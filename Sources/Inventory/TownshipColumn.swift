import Vocabulary

/// The columns of the three lists of a township or subdistrict (乡镇(街道)履行职责事项清单): what it must do, what it
/// supports, and what superiors took back.
///
/// The lists have no column for the holder: it is the township itself, or stands in 对应上级部门 or 承接部门. The first
/// header of each column is the one that exports write.
enum TownshipColumn: Int, CaseIterable, Column {
  case side, list, number, name, departments, township, departmentDuty, townshipDuty, method, domain, code, basis

  var headers: [String] {
    switch self {
    case .side: ["类别", "清单归属", "视角", "category", "side"]
    case .list: ["事项类型", "清单类型", "所属清单", "item type", "list", "list type", "type"]
    case .number: ["序号", "编号", "no", "no.", "number"]
    case .name: ["事项名称", "履职事项", "履职事项名称", "具体事项", "事项", "item", "name", "item name"]
    case .departments:
      [
        "关联单位", "对应上级部门", "承接部门", "对应部门", "上级部门", "承接单位", "related unit", "department", "departments",
        "superior department", "receiving department",
      ]
    case .township:
      ["来源镇街", "镇街", "乡镇(街道)", "镇街名称", "乡镇名称", "乡镇", "对应镇街", "township", "source township"]
    case .departmentDuty: ["上级部门职责", "对应上级部门职责", "部门职责", "department duty", "department duties"]
    case .townshipDuty:
      [
        "镇街配合职责", "乡镇(街道)配合职责", "乡镇配合职责", "街道配合职责", "配合职责", "township duty",
        "township duties", "cooperative duty",
      ]
    case .method: ["工作方式", "承接部门工作方式", "承接方式", "履职方式", "method", "working method"]
    case .domain: ["领域", "事项领域", "所属领域", "业务领域", "domain", "field"]
    case .code: ["职权编码", "事项编码", "code"]
    case .basis: ["实施依据", "法律依据", "依据", "basis", "legal basis"]
    }
  }

  var isRequired: Bool { self == .name }

  /// What the template of the reform has, in its order; the others are written only where a list has them.
  static let template: [TownshipColumn] = [
    .side, .list, .number, .name, .departments, .township, .departmentDuty, .townshipDuty, .method,
  ]

  /// Headers that no other list has: with one of them the table is one of the three lists, whatever it is called.
  static let telling: Set<String> = Set(
    [
      "对应上级部门", "承接部门", "来源镇街", "镇街配合职责", "乡镇(街道)配合职责", "乡镇配合职责", "街道配合职责", "上级部门职责", "receiving department",
      "superior department", "source township", "township duty",
    ].map { SheetHeader.plain($0) })
}

/// The words of the three lists.
enum TownshipWords {
  /// Whose view a row is: the township's, or that of a department into whose list the row is mirrored.
  enum Side: String { case street, department = "dept" }

  static let sides: [String: Side] = [
    "street": .street, "镇街": .street, "街道": .street, "乡镇": .street, "township": .street, "乡镇(街道)": .street,
    "dept": .department, "department": .department, "部门": .department, "上级部门": .department,
  ]

  static let lists: [String: ListKind] = [
    "basic": .basic, "基本": .basic, "基本履职": .basic, "基本履职事项": .basic, "基本履职事项清单": .basic,
    "cooperative": .cooperating, "cooperating": .cooperating, "配合": .cooperating, "配合履职": .cooperating,
    "配合履职事项": .cooperating, "配合履职事项清单": .cooperating, "recall": .recalled, "recalled": .recalled, "收回": .recalled,
    "上级收回": .recalled, "上级部门收回": .recalled, "上级部门收回事项": .recalled, "上级部门收回事项清单": .recalled,
  ]

  /// The list that a title names; nil for a title of all three, and for any other text.
  static func list(titled text: String) -> ListKind? {
    if ByteSearch.containsAny(text, ["收回事项", "上级部门收回", "上级收回"]) { return .recalled }
    if ByteSearch.containsAny(text, ["配合履职", "配合事项"]) { return .cooperating }
    return ByteSearch.containsAny(text, ["基本履职", "基本事项"]) ? .basic : nil
  }

  /// The list that the name of a sheet or a file names, which is often one word.
  static func list(named text: String) -> ListKind? {
    let text = text.lowercased()
    if ByteSearch.containsAny(text, ["收回", "recall"]) { return .recalled }
    if ByteSearch.containsAny(text, ["配合", "cooperat"]) { return .cooperating }
    return ByteSearch.containsAny(text, ["基本", "basic"]) ? .basic : nil
  }

  /// Whether a text is the title of such a list, or of all three.
  static func isTitle(_ text: String) -> Bool {
    list(titled: text) != nil || ByteSearch.containsAny(text, ["履行职责事项", "履职事项"])
  }

  /// How a list is called in codes.
  static func short(_ list: ListKind) -> String {
    switch list {
    case .cooperating: "配合"
    case .recalled: "收回"
    default: "基本"
    }
  }

  /// The name of a township, town or subdistrict in a title, the name of a sheet or of a file: 石榴镇 of
  /// “云汀区石榴镇履行职责事项清单”; nil for titles of no one, such as “乡镇(街道)履行职责事项清单”.
  static func township(in text: String) -> String? {
    let characters = Array(Words.plain(text))
    for (index, character) in characters.enumerated() {
      let isStreet = character == "道" && index > 0 && characters[index - 1] == "街"
      guard isStreet || character == "镇" || character == "乡" else { continue }
      let rest = String(characters[(index + 1)...])
      guard rest.first.map({ !isChinese($0) }) ?? true || following.contains(where: { rest.hasPrefix($0) }) else {
        continue
      }
      let head = characters[..<(index - (isStreet ? 1 : 0))]
      let name = head.reversed().prefix { isChinese($0) && !"省市县区州旗盟".contains($0) }
      guard (1...8).contains(name.count) else { continue }
      let whole = String(name.reversed()) + (isStreet ? "街道" : String(character))
      if nobody.contains(whole) || name.allSatisfy({ "乡镇街各全本".contains($0) }) { continue }
      return whole
    }
    return nil
  }

  private static let following = [
    "履行", "履职", "基本", "配合", "上级", "收回", "事项", "清单", "三张", "三清单", "人民政府", "办事处", "权责", "党",
  ]
  private static let nobody: Set<String> = ["城乡", "城镇", "村镇", "集镇", "建制镇"]

  private static func isChinese(_ character: Character) -> Bool {
    character.unicodeScalars.first.map { (0x4E00...0x9FFF).contains($0.value) } ?? false
  }

  /// The domain that a row of one text names, without its number and the count of its items: 党的建设 of “一、党的建设(23项)”.
  static func domain(of text: String) -> String {
    var rest = Words.plain(text)[...]
    if let mark = rest.firstIndex(where: { "、.)".contains($0) }),
      rest[..<mark].allSatisfy({ Words.numerals.contains($0) || $0.isNumber || $0 == "(" })
    {
      rest = rest[rest.index(after: mark)...]
    }
    if rest.hasSuffix(")"), let open = rest.lastIndex(of: "("), rest[open...].contains(where: \.isNumber) {
      rest = rest[..<open]
    }
    return Words.trimmed(rest)
  }

  /// Whether a text is written as the heading of a domain.
  static func isHeading(_ text: String) -> Bool {
    let plain = Words.plain(text)
    return domains.contains(domain(of: plain)) || (domain(of: plain) != plain && plain.contains("、"))
      || plain.hasSuffix("项)")
  }

  private static let domains: Set<String> = [
    "党的建设", "经济发展", "民生服务", "平安法治", "城乡建设", "乡村振兴", "生态环保", "文化旅游", "文化和旅游", "应急消防", "应急管理及消防", "人民武装", "综合政务",
    "精神文明建设", "社会管理", "社会保障", "安全稳定", "民族宗教", "自然资源", "交通运输", "商贸流通", "卫生健康", "市场监管", "教育培训监管", "投资促进", "综合行政执法",
  ]
}
