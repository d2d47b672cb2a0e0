import Inventory
package import Proceedings
import Vocabulary

extension HouseFaces {
  package func who(_ question: WhoQuestion?, faults: [FieldFault], _ visit: Visit) async throws -> Face {
    let scene = try await scene(visit)
    let inventory = try await shown(visit, scene)
    let words = scene.words
    let names = scene.names(of: inventory)
    let attribution = question.map {
      inventory.who(matter: $0.matter, stage: $0.stage, area: $0.area, on: $0.date)
    }
    func lines(_ lines: [Attribution.Line], _ role: EntryRole) -> [HolderLine] {
      lines.map { line in
        HolderLine(
          party: names.party(line.party), role: words["role.\(role.rawValue)"],
          citation: names.citation(line.entry, of: inventory.version), limit: line.clock.map(names.limit),
          href: Address.party(line.party, version: names.asked))
      }
    }
    let coverage = question.flatMap { question -> Coverage.Cell? in
      studies.coverage(of: inventory, on: question.date).cell(question.matter, question.stage, in: question.area)
    }
    let drawing = coverDrawing(inventory, scene, on: question?.date)
    let cell = question.flatMap { question -> Link? in
      inventory.matter(question.matter).map {
        Link(words["findings.to-cell"], drawing.href($0, question.stage, question.area))
      }
    }
    let stages = inventory.allEntries.map(\.stage).uniqued.filter { $0 != .any }
    let page = WhoPage(
      version: visit.query["version"],
      matters: inventory.allMatters.map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == question?.matter)
      },
      stages: stages.map { Option($0.text, names.stage($0), isChosen: $0 == question?.stage) },
      areas: inventory.allAreas.map {
        Option($0.code.text, $0.name[scene.language], isChosen: $0.code == question?.area)
      },
      date: (question?.date ?? scene.day(of: inventory)).description, faults: faults.map { words.sentence(of: $0) },
      question: question.map {
        names.place($0.matter, $0.stage, $0.area) + " · " + words.day($0.date).words
      }, verdict: coverage.map { drawing.mark($0.status) }, cell: cell,
      leads: lines(attribution?.leads ?? [], .lead), supports: lines(attribution?.supports ?? [], .support),
      prohibitions: lines(attribution?.prohibitions ?? [], .prohibited),
      parts: coverage?.status == .divided || coverage?.status == .gap && attribution?.leads.isEmpty == true
        ? coverage.flatMap { $0.leads.isEmpty ? nil : words("who.parts", ["names": drawing.leads($0.leads)]) } : nil)
    return face(page, title: words["who.title"], section: .inventory, scene, showing: inventory)
  }
}
