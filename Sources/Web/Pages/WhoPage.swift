/// Who leads a matter at a stage, under which article, and who supports.
struct WhoPage: Page {
  static var template: String { "who" }

  /// The version that is asked, where the address names one.
  let version: String?
  /// Matters to choose from.
  let matters: [Option]
  /// Stages to choose from.
  let stages: [Option]
  /// Areas to choose from.
  let areas: [Option]
  /// The day, `2026-07-01`.
  let date: String
  /// What of the question could not be read.
  let faults: [String]
  /// What was asked, in words; nil before.
  let question: String?
  /// Whether one party leads.
  let verdict: Mark?
  /// The same in the matrix of the matter.
  let cell: Link?
  /// Who leads.
  let leads: [HolderLine]
  /// Who supports.
  let supports: [HolderLine]
  /// Who may not.
  let prohibitions: [HolderLine]
  /// Who leads parts of the area, in words.
  let parts: String?
  let hasFaults: Bool
  let hasLeads: Bool
  let hasSupports: Bool
  let hasProhibitions: Bool

  init(
    version: String? = nil, matters: [Option], stages: [Option], areas: [Option], date: String, faults: [String],
    question: String? = nil,
    verdict: Mark? = nil, cell: Link? = nil, leads: [HolderLine], supports: [HolderLine], prohibitions: [HolderLine],
    parts: String? = nil
  ) {
    self.version = version
    self.matters = matters
    self.stages = stages
    self.areas = areas
    self.date = date
    self.faults = faults
    self.question = question
    self.verdict = verdict
    self.cell = cell
    self.leads = leads
    self.supports = supports
    self.prohibitions = prohibitions
    self.parts = parts
    hasFaults = !faults.isEmpty
    hasLeads = !leads.isEmpty
    hasSupports = !supports.isEmpty
    hasProhibitions = !prohibitions.isEmpty
  }

  func field(_ name: String) -> ShownValue? {
    switch name {
    case "version": .of(version)
    case "matters": .of(matters)
    case "stages": .of(stages)
    case "areas": .of(areas)
    case "date": .of(date)
    case "faults": .of(faults)
    case "question": .of(question)
    case "verdict": .of(verdict)
    case "cell": .of(cell)
    case "leads": .of(leads)
    case "supports": .of(supports)
    case "prohibitions": .of(prohibitions)
    case "parts": .of(parts)
    case "hasFaults": .of(hasFaults)
    case "hasLeads": .of(hasLeads)
    case "hasSupports": .of(hasSupports)
    case "hasProhibitions": .of(hasProhibitions)
    default: nil
    }
  }
}
