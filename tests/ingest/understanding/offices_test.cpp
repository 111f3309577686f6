// Who is said to hold which office, and whose it is, in the many ways in which news puts it.
#include <gtest/gtest.h>

#include "reading.h"

namespace newsgraph::understanding {
namespace {

/// "Ana Lima: president of Peru, former; …": the offices that a text tells, sorted.
std::string offices_in(std::string_view text) {
  constexpr std::string_view kHolds = " HOLDS_OFFICE ";
  constexpr std::string_view kFormer = " status=former";
  constexpr std::string_view kTitle = " title=";
  std::string offices;
  for (std::string fact : testing::facts_of(text)) {
    const std::size_t holds = fact.find(kHolds);
    if (holds == std::string::npos) continue;
    const std::size_t former = fact.find(kFormer);
    if (former != std::string::npos) fact.erase(former, kFormer.size());
    const std::size_t title = fact.find(kTitle);
    const std::size_t owner = holds + kHolds.size();
    if (!offices.empty()) offices += "; ";
    offices += fact.substr(0, holds) + ": " + fact.substr(title + kTitle.size()) + " of " +
               fact.substr(owner, title - owner);
    if (former != std::string::npos) offices += ", former";
  }
  return offices;
}

void expect_offices(const std::vector<std::pair<std::string, std::string>>& cases) {
  for (const auto& [text, offices] : cases) EXPECT_EQ(offices_in(text), offices) << text;
}

TEST(Offices, ReadsTitlesBeforeNames) {
  expect_offices({
      {"Kenyan President Daniel Otieno arrived on Monday.", "Daniel Otieno: president of Kenya"},
      {"US Senator Mark Green called for hearings.", "Mark Green: senator of United States"},
      {"Nigeria's Army Chief General Musa Bello visited the base.",
       "Musa Bello: army chief of Nigeria"},
      {"Peru's ex-president Luis Rojas was arrested on Friday.",
       "Luis Rojas: president of Peru, former"},
      {"Acting Malaysian Defence Minister Lim Wei Jian resigned.",
       "Lim Wei Jian: defence minister of Malaysia"},
      {"Iraq's prime minister-designate Salim Jabbar presented his cabinet.",
       "Salim Jabbar: prime minister-designate of Iraq"},
      {"Former South Korean Defense Minister Kim Yong-ho was questioned.",
       "Kim Yong-ho: defense minister of South Korea, former"},
      {"Vietnam's Communist Party chief Nguyen Van Lam left for Beijing.",
       "Nguyen Van Lam: chief of Communist Party"},
      {"Prime Minister Sheikh Nasrin of Bangladesh fled to India.",
       "Nasrin: prime minister of Bangladesh"},
      {"Chief Minister Mamata Roy said West Bengal would challenge the law.",
       "Mamata Roy: chief minister of India"},
      {"British MP Tom Harris criticised the deal.", "Tom Harris: mp of United Kingdom"},
      {"Somali Information Minister Daud Aweis told the BBC that Ethiopia had withdrawn.",
       "Daud Aweis: information minister of Somalia"},
      {"Pakistan's army chief, Field Marshal Asim Qureshi, met US President Donald Hall in "
       "Washington.",
       "Asim Qureshi: army chief of Pakistan; Donald Hall: president of United States"},
      {"Speaker of the House Mike Jansen said the US would wait.",
       "Mike Jansen: speaker of the house of United States"},
  });
}

TEST(Offices, ReadsTitlesThatGoOnOrAreHigh) {
  expect_offices({
      {"UN High Commissioner for Refugees Ana Lima met Ben Okoro.",
       "Ana Lima: high commissioner for refugees of UN"},
      {"UN Under-Secretary-General for Humanitarian Affairs Ana Lima left for Rome.",
       "Ana Lima: under-secretary-general for humanitarian affairs of UN"},
      {"The EU thanked Peru. High Representative Ana Lima left.",
       "Ana Lima: high representative of EU"},
      {"Labour's Shadow Home Secretary Ana Lima left.",
       "Ana Lima: shadow home secretary of Labour Party"},
      {"France's interior and overseas minister Ben Morel left for Rome.",
       "Ben Morel: interior and overseas minister of France"},
      {"Italian Undersecretary for Education Mr. Morel left.",
       "Morel: undersecretary for education of Italy"},
      {"Peru met Ben Okoro, head of the opposition's High Negotiations Committee.",
       "Ben Okoro: head of High Negotiations Committee"},
      {"Wilson Or was elected president of Kenya.", "Wilson Or: president of Kenya"},
      {"Australian Foreign Minister Ana Lima left. Senator Lima met her Kenyan counterpart Ben "
       "Okoro.",
       "Ana Lima: foreign minister of Australia; Ana Lima: senator of Australia; Ben Okoro: "
       "foreign minister of Kenya"},
      // She is a minister of somewhere else.
      {"Foreign Minister Ana Lima will travel to Fiji.", ""},
  });
}

TEST(Offices, ReadsTitlesBehindNames) {
  expect_offices({
      {"Daniel Otieno, the president of Kenya, spoke on Monday.",
       "Daniel Otieno: president of Kenya"},
      {"Ana Torres, Mexico's ambassador to Canada, met lawmakers in Ottawa.",
       "Ana Torres: ambassador of Mexico"},
      {"Anwar Malik, a spokesman for the Pakistani foreign ministry, rejected the claim.",
       "Anwar Malik: spokesman of Pakistani foreign ministry"},
      {"The then foreign minister of Ghana, Kwame Addo, signed the treaty.",
       "Kwame Addo: foreign minister of Ghana, former"},
      {"Lebanon's caretaker prime minister, Omar Haddad, urged calm.",
       "Omar Haddad: caretaker prime minister of Lebanon"},
      {"Ecuador's president-elect, Carlos Vega, thanked voters.",
       "Carlos Vega: president-elect of Ecuador"},
      {"Sheikh Hasan Karim, Qatar's foreign minister, hosted the talks.",
       "Hasan Karim: foreign minister of Qatar"},
      {"Esmail Rahimi, the spokesman of Iran's foreign ministry, dismissed the report.",
       "Esmail Rahimi: spokesman of Iranian foreign ministry"},
      {"Joao Lourdes, who has been Angola's president since 2017, met the delegation.",
       "Joao Lourdes: president of Angola"},
      {"Ukraine's deputy prime minister for European integration, Olha Bondar, said Kyiv was "
       "ready.",
       "Olha Bondar: deputy prime minister for european integration of Ukraine"},
      {"Algeria's ambassador in Paris, Said Meziane, was summoned.",
       "Said Meziane: ambassador of Algeria"},
      {"The Israeli ambassador to the United Nations, Dan Levi, said Iran was to blame.",
       "Dan Levi: ambassador of Israel"},
      {"Ali Tabar, a commander of the Quds Force, was killed.",
       "Ali Tabar: commander of Quds Force"},
      {"Pavel Dobre, Romania's interior minister, and his Bulgarian counterpart, Ivan Petkov, "
       "opened the bridge.",
       "Ivan Petkov: interior minister of Bulgaria; Pavel Dobre: interior minister of Romania"},
      {"Pedro Alves, the UN special envoy for Yemen, arrived in Aden.",
       "Pedro Alves: special envoy of UN"},
      {"Zambia's main opposition leader, Brian Mwale, was freed.",
       "Brian Mwale: opposition leader of Zambia"},
      {"Lt. Gen. Roberto Cruz, the chief of the Philippine army, said the rebels had surrendered.",
       "Roberto Cruz: chief of Philippine army"},
      {"Ethiopia's state minister for foreign affairs, Mesganu Tadesse, accused Eritrea of arming "
       "rebels.",
       "Mesganu Tadesse: state minister for foreign affairs of Ethiopia"},
      {"Ana Torres, Minister for Border Affairs of Myanmar, was arrested.",
       "Ana Torres: minister of Myanmar"},
  });
}

TEST(Offices, KnowsWhatBodyATitleSpeaksFor) {
  expect_offices({
      {"The EU's foreign policy chief, Kaja Mets, condemned the attack.",
       "Kaja Mets: foreign policy chief of EU"},
      {"M23 spokesman Lawrence Mugisha said the group had taken the town.",
       "Lawrence Mugisha: spokesman of M23"},
      {"Shell CEO Peter Graham said profits fell.", "Peter Graham: ceo of Shell"},
      {"UNHCR spokesperson Eva Berg said 20,000 people had fled.",
       "Eva Berg: spokesperson of UNHCR"},
      {"Houthi military spokesman Yahya Saleh said the group fired a missile at Israel.",
       "Yahya Saleh: military spokesman of Houthi"},
      {"Iranian Foreign Ministry spokesman Esmail Rahimi dismissed the report.",
       "Esmail Rahimi: spokesman of Iranian Foreign Ministry"},
      {"Senior Hezbollah commander Ali Tabar was killed in Beirut.",
       "Ali Tabar: commander of Hezbollah"},
      {"UN Secretary-General Pedro Alves urged restraint.", "Pedro Alves: secretary-general of UN"},
      {"NATO chief Karl Hansen said allies would increase spending.", "Karl Hansen: chief of NATO"},
      {"Philippine Coast Guard spokesperson Commodore Jay Santos said Chinese ships blocked the "
       "boat.",
       "Jay Santos: spokesperson of Philippine Coast Guard"},
      {"Amnesty International's secretary general, Agnes Martin, called the verdict shameful.",
       "Agnes Martin: secretary general of Amnesty International"},
      {"World Bank President Ajay Mehta pledged $2 billion for Bangladesh.",
       "Ajay Mehta: president of World Bank"},
      {"European Commission President Ursula von der Heide warned China.",
       "Ursula von der Heide: president of European Commission"},
      {"State Department spokeswoman Tammy Ross said Washington was concerned.",
       "Tammy Ross: spokeswoman of State Department"},
      {"Thai army spokesman Maj. Gen. Winthai Suvan said Cambodian troops opened fire.",
       "Winthai Suvan: army spokesman of Thai army"},
      {"Cambodia's Senate president Hun Sokha accused Thailand of aggression.",
       "Hun Sokha: president of Cambodian Senate"},
      {"Bank of Japan Governor Kenji Ueda signalled a rate rise.",
       "Kenji Ueda: governor of Bank of Japan"},
      {"Nordgas chairman Ana Torres resigned.", "Ana Torres: chairman of Nordgas"},
      {"UN Special Rapporteur Ana Torres visited Myanmar.", "Ana Torres: special rapporteur of UN"},
      {"The UN's special envoy for Syria, Ana Torres, resigned.",
       "Ana Torres: special envoy of UN"},
  });
}

TEST(Offices, KnowsTheStateBehindALocalOrRoyalOffice) {
  expect_offices({
      {"Police chief Tomas Novak said three people were arrested in Prague.",
       "Tomas Novak: police chief of Czechia"},
      {"Warsaw Mayor Adam Kowal opened the exhibition.", "Adam Kowal: mayor of Poland"},
      {"The governor of Belgorod region, Igor Sokolov, said a drone hit a truck.",
       "Igor Sokolov: governor of Russia"},
      {"Col. Assimi Diarra, Mali's junta leader, dissolved the parties.",
       "Assimi Diarra: leader of Malian junta"},
      {"Pope Leo appealed for peace in Sudan.", "Leo: pope of Vatican City"},
      {"King Abdullah of Jordan met the Dutch prime minister.", "Abdullah: king of Jordan"},
      {"Jordan's King Abdullah received the Dutch prime minister, Dick Bakker.",
       "Abdullah: king of Jordan; Dick Bakker: prime minister of Netherlands"},
      {"Saudi Crown Prince Mohammed bin Faisal congratulated the Syrian leader.",
       "Mohammed bin Faisal: crown prince of Saudi Arabia"},
      {"Opposition leader Yair Cohen called on the Israeli government to resign.",
       "Yair Cohen: opposition leader of Israel"},
      {"Texas Governor Greg Allen deployed the National Guard.",
       "Greg Allen: governor of United States"},
      {"White House national security adviser Mike Dunn flew to Riyadh.",
       "Mike Dunn: national security adviser of United States"},
      {"Kremlin spokesman Dmitry Orlov told reporters the talks were not planned.",
       "Dmitry Orlov: spokesman of Russia"},
      {"Chadian rebel leader Mahamat Issa was arrested in Libya.",
       "Mahamat Issa: rebel leader of Chad"},
      {"Queen Margrethe of Denmark visited Greenland.", "Margrethe: queen of Denmark"},
  });
}

TEST(Offices, KnowsWhoSendsAnEnvoy) {
  expect_offices({
      {"Chile named Ana Torres ambassador to Peru.", "Ana Torres: ambassador of Chile"},
      {"US Ambassador to Israel Mike Huck praised Netanyahu.",
       "Mike Huck: ambassador of United States"},
      {"US Deputy Assistant Secretary of State for South Asian Affairs Laura Stone visited "
       "Colombo.",
       "Laura Stone: deputy assistant secretary of state for south asian affairs of United States"},
  });
}

TEST(Offices, ReadsSeveralOfficesInOneSentence) {
  expect_offices({
      {"The foreign ministers of Armenia and Azerbaijan, Ararat Saryan and Jeyhun Aliyev, met in "
       "Tbilisi.",
       "Ararat Saryan: foreign minister of Armenia; Jeyhun Aliyev: foreign minister of Azerbaijan"},
      {"German Chancellor Friedrich Maurer spoke with Ukraine's president, Petro Shevchuk.",
       "Friedrich Maurer: chancellor of Germany; Petro Shevchuk: president of Ukraine"},
      {"Mali's transitional president, Gen. Assimi Diarra, met Russian Deputy Defence Minister "
       "Yunus Belov.",
       "Assimi Diarra: transitional president of Mali; Yunus Belov: deputy defence minister of "
       "Russia"},
      {"The Philippines' defense chief, Gilberto Reyes, met his Japanese counterpart, Gen Nakata, "
       "in Manila.",
       "Gilberto Reyes: defense chief of Philippines; Nakata: defense chief of Japan"},
      {"Rwandan President Paul Mugabo hosted the summit. The president's spokesman, Alain Nkusi, "
       "said talks went well.",
       "Alain Nkusi: spokesman of Rwanda; Paul Mugabo: president of Rwanda"},
      {"Chile's deputy prime minister and foreign minister, Ana Torres, resigned.",
       "Ana Torres: foreign minister of Chile"},
      {"Turkish Foreign Minister Hakan Demir met his Syrian counterpart Asaad Nouri.",
       "Asaad Nouri: foreign minister of Syria; Hakan Demir: foreign minister of Turkey"},
      {"The presidents of Chile and Peru, Ana Torres and Luis Paz, met.",
       "Ana Torres: president of Chile; Luis Paz: president of Peru"},
      {"Chilean President Ana Torres and Peru's Luis Paz condemned the coup.",
       "Ana Torres: president of Chile; Luis Paz: president of Peru"},
      {"Kremlin spokesman Dmitry Orlov said President Ivan Petrov was ready.",
       "Dmitry Orlov: spokesman of Russia; Ivan Petrov: president of Russia"},
  });
}

TEST(Offices, ReadsVerbsOfOffice) {
  expect_offices({
      {"Maria Silva, who heads the World Health Organization, said the outbreak was over.",
       "Maria Silva: head of World Health Organization"},
      {"Ana Torres, who chairs the African Union, arrived.", "Ana Torres: chair of African Union"},
      {"Ana Torres became Chile's president in 2022.", "Ana Torres: president of Chile"},
      {"Ana Torres was appointed foreign minister of Chile.",
       "Ana Torres: foreign minister of Chile"},
      {"Ana Torres resigned as Chile's finance minister.",
       "Ana Torres: finance minister of Chile, former"},
      {"Former Chilean president Ana Torres died on Sunday.",
       "Ana Torres: president of Chile, former"},
  });
}

TEST(Offices, AreLeftOutWhereNobodyTellsWhoseTheyAre) {
  expect_offices({
      {"Rebel leader Jean Kabongo said his fighters would not withdraw.", ""},
      {"A local militia leader, Jean Kabongo, said his fighters would not withdraw.", ""},
      {"Nadia Haddad, a professor at the University of Algiers, said turnout was low.", ""},
      {"Kenyan President Daniel Otieno met Foreign Minister Ana Torres.",
       "Daniel Otieno: president of Kenya"},
  });
}

TEST(Offices, OfAMinisterWhomAPrivatePersonMeetsAreOfTheArticlesCountry) {
  expect_offices(
      {{"Peru is in trouble. Peruvian farmers block roads in Peru.\n"
        "Mine owner Gordon McAllister met Energy Minister Ana Torres.",
        "Ana Torres: energy minister of Peru"}});
}

TEST(Offices, AreSharedByPeersCalledByTheirCountries) {
  expect_offices(
      {{"Uruguayan President Graciela Mautone received Argentina's Martín Aldecoa.\n"
        "Paraguay's Horacio Benegas backed the idea.",
        "Graciela Mautone: president of Uruguay; Horacio Benegas: president of "
        "Paraguay; Martín Aldecoa: president of Argentina"}});
}

TEST(Offices, OfWhoeverNeedsNoStateAreOfTheDatelinesWhenTheOtherIsOfAnother) {
  expect_offices({
      {"LAHORE: Prime Minister Omar Malik met Saudi Crown Prince Salman Faisal in Riyadh.",
       "Omar Malik: prime minister of Pakistan; Salman Faisal: crown prince of Saudi Arabia"},
      {"ISLAMABAD: Foreign Minister Omar Malik called his Iranian counterpart Reza Karimi.",
       "Omar Malik: foreign minister of Pakistan; Reza Karimi: foreign minister of Iran"},
      {"ISLAMABAD: Iranian Ambassador Reza Karimi called on Interior Minister Omar Malik at his "
       "office.",
       "Omar Malik: interior minister of Pakistan; Reza Karimi: ambassador of Iran"},
      // Whom somebody of the dateline's country meets is hardly of it too.
      {"ISLAMABAD: Pakistani Foreign Minister Omar Malik left for Tehran. In Iran, Malik met "
       "President Reza Karimi.",
       "Omar Malik: foreign minister of Pakistan"},
  });
}

}  // namespace
}  // namespace newsgraph::understanding
