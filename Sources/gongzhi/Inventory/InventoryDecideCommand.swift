import ArgumentParser
import Inventory
import Vocabulary

/// `gongzhi inventory decide`: may this party do this here?
struct InventoryDecideCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decide",
    abstract: "May a party do an act in a matter, at a stage, in an area, on a day?",
    discussion: "Exit code 0: permitted. 1: refused. 2: the list cannot be read.")

  @Argument(help: "The list.") var file: String
  @Option(help: "The name or the identifier of the party.") var party: String
  @Option(help: "The act, such as execute, accept, 执行, 受理.") var act: String
  @Option(help: "The code or the name of the matter.") var matter: String
  @Option(help: "The stage, as the list spells it.") var stage: String
  @Option(help: "The code or the name of the area.") var area: String
  @Option(help: ArgumentHelp("The day; today by default.", valueName: "date")) var date: String?
  @OptionGroup var list: ListOptions

  func run() throws {
    try Answer.run {
      let inventory = CompiledInventory(try list.tables([file]))
      guard let act = ActTable.act(named: act) else {
        throw UnreadableArgument(
          zh: "不认得行为“\(act)”;可用:\(Act.allCases.map { ActTable.name(of: $0).zh }.joined(separator: "、"))",
          en: "unknown act “\(act)”; use one of \(Act.allCases.map(\.rawValue).joined(separator: ", "))", list.language)
      }
      let day = inventory.tables.clock.start(of: try list.date(date))
      let decision = inventory.decide(
        DecisionRequest(
          actor: Actor(person: "", seat: "", party: list.party(party, in: inventory), mandate: Term(from: day)),
          act: act,
          matter: list.matter(matter, in: inventory), stage: StageCode(stage), area: try list.area(area, in: inventory),
          at: day))
      let words = Bilingual(
        zh: inventory.explain(decision, language: .zh), en: inventory.explain(decision, language: .en))
      switch decision {
      case .permit(let permit):
        if list.json {
          try printJSON(
            Granted(
              decision: "permit", entry: permit.entry, version: permit.version, party: permit.party, role: permit.role,
              basis: permit.basis, duty: permit.duty, clock: permit.clock, explanation: words))
        } else {
          print(words[list.language])
        }
        return 0
      case .refuse(let refusal):
        if list.json {
          try printJSON(Refused(decision: "refuse", refusal: refusal, explanation: words))
        } else {
          print(words[list.language])
        }
        return 1
      }
    }
  }

  private struct Granted: Encodable {
    let decision: String
    let entry: EntryCode
    let version: String
    let party: PartyID
    let role: EntryRole
    let basis: String
    let duty: Bilingual?
    let clock: TimeLimit?
    let explanation: Bilingual
  }

  private struct Refused: Encodable {
    let decision: String
    let refusal: Refusal
    let explanation: Bilingual
  }
}
