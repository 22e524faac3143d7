/** `code` is the value as the API has it; `latin` names it for those who do not read it. */
export type Region = { code: string; latin: string }

/** `CA:California` a region, or `台北市:Taipei City` where the code is the local name. */
function list(text: string): Region[] {
  return text.split(', ').map((entry) => {
    const [code = entry, latin = code] = entry.split(':')
    return { code, latin }
  })
}

/**
 * Countries whose first-level divisions are chosen from a list, as in the address metadata of
 * libaddressinput, from which Stripe's forms are known to be made (the lists are unconfirmed).
 */
const REGIONS: Partial<Record<string, Region[]>> = {
  US: list(
    'AL:Alabama, AK:Alaska, AS:American Samoa, AZ:Arizona, AR:Arkansas, AA:Armed Forces (AA), AE:Armed Forces (AE), AP:Armed Forces (AP), CA:California, CO:Colorado, CT:Connecticut, DE:Delaware, DC:District of Columbia, FL:Florida, GA:Georgia, GU:Guam, HI:Hawaii, ID:Idaho, IL:Illinois, IN:Indiana, IA:Iowa, KS:Kansas, KY:Kentucky, LA:Louisiana, ME:Maine, MH:Marshall Islands, MD:Maryland, MA:Massachusetts, MI:Michigan, FM:Micronesia, MN:Minnesota, MS:Mississippi, MO:Missouri, MT:Montana, NE:Nebraska, NV:Nevada, NH:New Hampshire, NJ:New Jersey, NM:New Mexico, NY:New York, NC:North Carolina, ND:North Dakota, MP:Northern Mariana Islands, OH:Ohio, OK:Oklahoma, OR:Oregon, PW:Palau, PA:Pennsylvania, PR:Puerto Rico, RI:Rhode Island, SC:South Carolina, SD:South Dakota, TN:Tennessee, TX:Texas, UT:Utah, VT:Vermont, VI:Virgin Islands, VA:Virginia, WA:Washington, WV:West Virginia, WI:Wisconsin, WY:Wyoming',
  ),
  CA: list(
    'AB:Alberta, BC:British Columbia, MB:Manitoba, NB:New Brunswick, NL:Newfoundland and Labrador, NT:Northwest Territories, NS:Nova Scotia, NU:Nunavut, ON:Ontario, PE:Prince Edward Island, QC:Quebec, SK:Saskatchewan, YT:Yukon',
  ),
  AU: list(
    'ACT:Australian Capital Territory, NSW:New South Wales, NT:Northern Territory, QLD:Queensland, SA:South Australia, TAS:Tasmania, VIC:Victoria, WA:Western Australia',
  ),
  HK: list('九龍:Kowloon, 香港島:Hong Kong Island, 新界:New Territories'),
  TW: list(
    '台中市:Taichung City, 台北市:Taipei City, 台東縣:Taitung County, 台南市:Tainan City, 宜蘭縣:Yilan County, 花蓮縣:Hualien County, 金門縣:Kinmen County, 南投縣:Nantou County, 屏東縣:Pingtung County, 苗栗縣:Miaoli County, 桃園市:Taoyuan City, 高雄市:Kaohsiung City, 基隆市:Keelung City, 連江縣:Lienchiang County, 雲林縣:Yunlin County, 新北市:New Taipei City, 新竹市:Hsinchu City, 新竹縣:Hsinchu County, 嘉義市:Chiayi City, 嘉義縣:Chiayi County, 彰化縣:Changhua County, 澎湖縣:Penghu County',
  ),
  JP: list(
    '北海道:Hokkaido, 青森県:Aomori, 岩手県:Iwate, 宮城県:Miyagi, 秋田県:Akita, 山形県:Yamagata, 福島県:Fukushima, 茨城県:Ibaraki, 栃木県:Tochigi, 群馬県:Gunma, 埼玉県:Saitama, 千葉県:Chiba, 東京都:Tokyo, 神奈川県:Kanagawa, 新潟県:Niigata, 富山県:Toyama, 石川県:Ishikawa, 福井県:Fukui, 山梨県:Yamanashi, 長野県:Nagano, 岐阜県:Gifu, 静岡県:Shizuoka, 愛知県:Aichi, 三重県:Mie, 滋賀県:Shiga, 京都府:Kyoto, 大阪府:Osaka, 兵庫県:Hyogo, 奈良県:Nara, 和歌山県:Wakayama, 鳥取県:Tottori, 島根県:Shimane, 岡山県:Okayama, 広島県:Hiroshima, 山口県:Yamaguchi, 徳島県:Tokushima, 香川県:Kagawa, 愛媛県:Ehime, 高知県:Kochi, 福岡県:Fukuoka, 佐賀県:Saga, 長崎県:Nagasaki, 熊本県:Kumamoto, 大分県:Oita, 宮崎県:Miyazaki, 鹿児島県:Kagoshima, 沖縄県:Okinawa',
  ),
}

export function regionsOf(country: string): readonly Region[] | null {
  return Object.hasOwn(REGIONS, country) ? (REGIONS[country] ?? null) : null
}

/** The region in Latin letters; a text that is in no list stays as it was typed. */
export function latinRegion(country: string, state: string): string {
  const region = regionsOf(country)?.find(({ code }) => code === state)
  // A code of Latin letters is the value itself: CA, NSW.
  return region && !/^[A-Z]+$/.test(region.code) ? region.latin : state
}
