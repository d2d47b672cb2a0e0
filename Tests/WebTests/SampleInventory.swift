import Vocabulary

@testable import Web

extension Samples {
  private var versionOptions: [Option] { [Option("2026-2", "2026-2"), Option("2026-1", "2026-1", isChosen: true)] }
  private var change: Link { Link(words["act.publish-inventory.title"], "/acts/publish-inventory") }

  var findings: FindingsPage {
    let gap = FindingItem(
      message: say("“执法”只有配合，没有牵头；请写明牵头主体", "the stage has support and no lead; name the lead"),
      place: Link(
        say("占道堆物 · 执法 · 青禾社区", "Things on the pavement · Enforcement · Qinghe"), "/inventory/matters/SR01#stage-2"),
      days: words.days(from: CivilDate(day: 20_454), until: nil),
      entries: [
        FindingEntry(
          code: "9903017700010103", href: "/inventory/entries/9903017700010103", name: entry.name,
          party: ownersCommittee, row: words("findings.row", ["row": "12"]))
      ], more: words.count("findings.more-entries", 3), mends: [Link(words["findings.to-cell"], "/inventory"), change])
    let bare = FindingItem(
      message: say("上级循环", "superiors in a circle"), place: nil, days: nil, entries: [], more: nil, mends: [])
    return FindingsPage(
      version: versionLink, versions: versionOptions, on: "2026-07-01", from: "", to: "",
      faults: [say("日期：看不懂", "Day: cannot be read")], summary: say("143 条，按 24 条规则检查", "143 entries by 24 rules"),
      verdict: Mark(words["findings.blocked"], .stop),
      groups: [
        FindingGroup(
          title: words["findings.blocking"], id: "blocking", tone: "stop", count: words.count("count.findings", 2),
          rules: [
            RuleFindings(
              id: "GAP_NO_LEAD", title: words["check.GAP_NO_LEAD"], why: words["check.GAP_NO_LEAD.why"],
              count: words.count("count.findings", 2), findings: [gap, bare],
              more: Link(words.count("findings.all", 40), "/inventory/findings?rule=GAP_NO_LEAD"))
          ])
      ], isClean: false,
      rules: [RuleLine(id: "SOD", title: words["check.SOD"], result: Mark(words["findings.none"], .done))],
      change: change)
  }

  var cleanFindings: FindingsPage {
    FindingsPage(
      version: versionLink, versions: versionOptions, on: "", from: "2026-01-01", to: "2027-01-01", faults: [],
      summary: say("143 条", "143 entries"), verdict: Mark(words["findings.clean"], .done), groups: [], isClean: true,
      rules: [RuleLine(id: "SOD", title: words["check.SOD"], result: Mark(words["findings.none"], .done))],
      change: change)
  }

  private var transfers: [TransferLine] {
    [
      TransferLine(
        level: words["level.subdistrict"], leads: "4 → 5", supports: "9 → 9", gained: "2", lost: "1", recalled: "1",
        net: "+1", tone: "more"),
      TransferLine(
        level: words["level.community"], leads: "5 → 4", supports: "2 → 2", gained: "0", lost: "1", recalled: "0",
        net: "−1", tone: "less"),
    ]
  }

  private var steps: [OperationLine] {
    [
      OperationLine(
        operation: words["operation.split"], note: words["operation.split.note"],
        entries: [Link("9903017700010103", "/inventory/entries/9903017700010103")],
        more: words.count("compare.more-entries", 3))
    ]
  }

  var comparison: ComparisonPage {
    ComparisonPage(
      old: versionLink, new: versionLink, olds: versionOptions, news: versionOptions,
      figures: [Figure("2", words["compare.changes"])], isSame: false,
      parties: [
        PartyChanges(
          name: committee, href: "/parties/qinghe-committee", gains: words.count("compare.gains", 1),
          losses: words.count("compare.losses", 1),
          changes: [
            ChangeLine(
              gained: [words["role.support"]], lost: [words["role.lead"]],
              place: Link(say("占道堆物 · 执法", "Things on the pavement · Enforcement"), "/inventory/matters/SR01#stage-2"),
              area: say("青禾社区", "Qinghe"), days: words.days(from: CivilDate(day: 20_454), until: nil),
              entries: [Link("9903017700010103", "/inventory/entries/9903017700010103")])
          ], isOpen: true),
        PartyChanges(name: words["holder.anyone"], href: nil, gains: nil, losses: nil, changes: [], isOpen: false),
      ], more: words.count("compare.more", 9),
      cases: [
        CaseChange(
          item: Link("2026-0007", "/cases/2026-0007"), title: say("充电棚", "The charging shed"),
          place: say("公共部分 · 执行 · 青禾苑", "Shared parts · Execution · Qinghe Court"),
          outcome: Mark(words["effect.new-lead"], .wait), before: committee, after: ownersCommittee)
      ],
      casesNote: words(
        "compare.cases-note", ["all": "5", "same": "4", "day": words.day(CivilDate(day: 20_454)).words]),
      amendments: [
        AmendedEntry(
          entry: Link("9903017700010103", "/inventory/entries/9903017700010103"), name: entry.name,
          fields: [AmendedField(column: say("责任事项", "duty"), old: say("五日", "five days"), new: say("三日", "three days"))]
        )
      ], transfers: transfers, steps: steps, apiHref: "/api/inventory/compare")
  }

  var sameVersions: ComparisonPage {
    ComparisonPage(
      old: versionLink, new: versionLink, olds: [], news: [], figures: [], isSame: true, parties: [], cases: [],
      casesNote: "0", amendments: [], transfers: [], apiHref: "/api/inventory/compare")
  }

  var draft: DraftItem {
    DraftItem(
      id: "p-7", draft: Link(words("draft.name", ["version": "2027.1"]), "/inventory/drafts/p-7"),
      mark: Mark(words["draft.stage.resolving"], .open),
      stages: [
        StageStep(words["draft.step.drafted"], .done), StageStep(words["draft.step.review"], .done),
        StageStep(words["draft.step.resolution"], .current), StageStep(words["draft.step.publication"], .ahead),
      ], effective: words.day(CivilDate(day: 20_454)), base: versionLink, path: words["path.admission"],
      reported: say("市政府办〔2026〕12号", "City office [2026] 12"), steps: [words["operation.allocate"]],
      party: party(subdistrict), author: say("高山", "Gao Shan"), at: at(-80), event: Link("12", "/record/events/12"),
      entries: words.count("count.entries", 186), digest: inventory.version.digest,
      comparison: Link(words("draft.compare", ["version": "2026.1"]), "/inventory/compare?to=p-7"),
      cases: Link(words["draft.cases"], "/inventory/drafts/p-7#open-cases"),
      findings: Link(words["draft.findings"], "/inventory/findings?version=p-7"),
      verdict: Mark(words["findings.clean"], .done), look: Link(words["draft.look"], "/inventory?version=p-7"),
      reasons: Link(words["draft.reasons"], "/cases/2026-0007/proposals/p-7"),
      reviews: [
        ReviewItem(
          mark: Mark(words["draft.review.passed"], .done), party: party(subdistrict), name: say("张律", "Zhang Lü"),
          at: at(-40), opinion: say("依据充分。", "Well founded."), event: Link("13", "/record/events/13"))
      ], resolution: Link(words["draft.resolution.signing"], "/cases/2026-0007/resolutions/r-1"),
      published: versionLink)
  }

  var bareDraft: DraftItem {
    DraftItem(
      id: "p-8", draft: draft.draft, mark: draft.mark, stages: [], effective: draft.effective, base: draft.base,
      path: draft.path, steps: [], party: draft.party, author: draft.author, at: draft.at, event: draft.event,
      entries: draft.entries, digest: draft.digest, comparison: draft.comparison, cases: draft.cases,
      findings: draft.findings, verdict: draft.verdict, look: draft.look, reasons: draft.reasons, reviews: [])
  }

  var draftPage: DraftPage {
    DraftPage(
      title: draft.draft.words, subject: Link("2026-0007", "/cases/2026-0007"), draft: draft,
      hindrance: words("draft.outdated", ["base": "2026.1", "version": "2026.2"]), figures: comparison.figures,
      cases: comparison.cases, casesNote: comparison.casesNote, apiHref: "/api/inventory/drafts/p-7")
  }

  var bareDraftPage: DraftPage {
    DraftPage(
      title: draft.draft.words, subject: Link("2026-0007", "/cases/2026-0007"), draft: bareDraft, figures: [],
      cases: [], casesNote: "0", apiHref: "/api/inventory/drafts/p-8")
  }

  var versionHistory: VersionsPage {
    VersionsPage(
      drafts: [
        PendingDraft(
          draft: draft.draft, mark: draft.mark, party: subdistrict,
          effective: words("draft.effective-on", ["day": "1"]))
      ],
      versions: [
        VersionLine(
          version: inventory.version, decided: party(committee),
          ground: VersionGround(
            subject: Link("2026-0007", "/cases/2026-0007"),
            draft: Link(words["draft.to-page"], "/inventory/drafts/p-7"),
            resolution: Link(words["draft.resolution.in-force"], "/cases/2026-0007/resolutions/r-1"),
            drafter: party(subdistrict), drafterName: say("高山", "Gao Shan"), reviewer: party(committee),
            reviewerName: say("张律", "Zhang Lü")),
          compare: Link(words("versions.compare", ["version": "2025-3"]), "/inventory/compare?from=2025-3"),
          findings: Link(words["findings.title"], "/inventory/findings"), transfers: transfers),
        VersionLine(
          version: inventory.version, decided: nil, compare: nil,
          findings: Link(words["findings.title"], "/inventory/findings"), transfers: []),
      ], change: change)
  }

  /// The pages about the inventory as a whole.
  var inventoryPages: [SamplePage] {
    func page(_ file: String, _ title: String, _ part: any Page) -> SamplePage {
      SamplePage(file: file, chrome: chrome(words[title], .inventory), parts: [part])
    }
    return [
      page("findings", "findings.title", findings), page("findings-none", "findings.title", cleanFindings),
      page("comparison", "compare.title", comparison), page("comparison-same", "compare.title", sameVersions),
      page("versions", "inventory.versions", versionHistory), page("draft", "draft.to-page", draftPage),
      page("inventory-draft", "inventory.title", draftedInventory),
      page("draft-bare", "draft.to-page", bareDraftPage),
    ]
  }
}
