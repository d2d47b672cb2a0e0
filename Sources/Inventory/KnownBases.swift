import Vocabulary

/// Instruments whose end or replacement is a matter of public record and that lists still cite; a table of bases that
/// names the instrument takes the place of this.
enum KnownBases {
  static let records: [LegalBasis] =
    ["婚姻法", "继承法", "民法通则", "收养法", "担保法", "合同法", "物权法", "侵权责任法", "民法总则"].map {
      // 民法典, art. 1260.
      LegalBasis(
        instrument: $0, rank: .law, until: CivilDate(year: 2021, month: 1, dayOfMonth: 1), supersededBy: "民法典",
        issuer: "全国人民代表大会")
    } + [
      // The majorities of art. 12 are counted otherwise than those of 民法典, art. 278.
      LegalBasis(
        instrument: "物业管理条例", article: "第十二条", rank: .administrativeRegulation, supersededBy: "民法典第二百七十八条",
        issuer: "国务院")
    ] + revisions

  /// Statutes revised as of 2026-01-01, with the years of the versions that lists still cite. When the new version
  /// begins is left to a table of bases: what is known here says only what has ended.
  private static let revisions: [LegalBasis] = {
    let change = CivilDate(year: 2026, month: 1, dayOfMonth: 1)
    let versions = [
      ("城市居民委员会组织法", ["1989年", "2018年"]), ("村民委员会组织法", ["1998年", "2010年", "2018年"]),
      ("治安管理处罚法", ["2005年", "2012年"]),
    ]
    return versions.flatMap { name, old in
      old.map {
        LegalBasis(instrument: name, version: $0, rank: .law, until: change, supersededBy: name + "(2025年修订)")
      } + [LegalBasis(instrument: name, version: "2025年修订", rank: .law)]
    }
  }()
}
