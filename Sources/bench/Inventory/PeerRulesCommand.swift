import ArgumentParser
import Foundation
import Inventory
import Vocabulary

/// A thousand rules and ten thousand questions as plain JSON with our answers, for another engine to answer as well.
struct PeerRulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peer-rules", abstract: "Rules and questions with our answers, to compare another engine with.")

  @OptionGroup var measuring: Measuring

  @Option(help: "The file to write.")
  var file: String

  private struct Exchange: Encodable {
    let seconds: Double
    let rules: [Rule]
    let requests: [Request]
  }

  private struct Rule: Encodable {
    let effect: String
    let party: String
    let acts: [String]
    let matter: String
    let stage: String
    /// The beginning of the area codes for which the rule holds.
    let area: String
    let from: Int64
  }

  private struct Request: Encodable {
    let party: String
    let act: String
    let matter: String
    let stage: String
    let area: String
    let at: Int64
    let allowed: Bool
  }

  func run() throws {
    let list = try DistrictList(matters: 49, cells: 100_000, seed: 16).withProhibitions(every: 3)
    let compiled = CompiledInventory(list.tables)
    let asked = list.requests(measuring.quick ? 500 : 5_000, seed: 17)
    // Half of the questions fit an entry, the other half ask at the stage before.
    let requests = asked.flatMap { request in
      let place = DistrictList.stages.firstIndex(of: request.stage) ?? 0
      let other = DistrictList.stages[(place + DistrictList.stages.count - 1) % DistrictList.stages.count]
      return [
        request,
        DecisionRequest(
          actor: request.actor, act: request.act, matter: request.matter, stage: other, area: request.area,
          at: request.at),
      ]
    }
    var best = Double.infinity
    var decisions: [Decision] = []
    for _ in 0..<5 {
      let start = processorSeconds()
      decisions = requests.map { compiled.decide($0) }
      best = min(best, processorSeconds() - start)
    }
    let exchange = Exchange(
      seconds: best,
      rules: list.tables.entries.map { entry in
        Rule(
          effect: entry.role == .prohibited ? "forbid" : "permit", party: entry.holder.text,
          acts: entry.acts.map(\.rawValue), matter: entry.matter.text, stage: entry.stage.text, area: entry.area.prefix,
          from: list.tables.clock.start(of: entry.from ?? CivilDate(day: 0)).milliseconds)
      },
      requests: zip(requests, decisions).map { request, decision in
        var allowed = false
        if case .permit = decision { allowed = true }
        return Request(
          party: request.actor.party.text, act: request.act.rawValue, matter: request.matter.text,
          stage: request.stage.text, area: request.area.text, at: request.at.milliseconds, allowed: allowed)
      })
    try JSONEncoder().encode(exchange).write(to: URL(fileURLWithPath: file))
  }
}
