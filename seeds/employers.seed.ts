import { normalisedName } from '../server/platform/text';
import { at } from './random';
import { idOf, lines, type Sheets, words } from './sheets';

export interface SeedEmployer {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly size: 'SOLE_TRADER' | 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE';
  readonly sector: string;
  readonly outcode: string;
  /** Beginnings of the occupations it has, from SOC 2020; the large ones also have everybody an office needs. */
  readonly occupations: readonly string[];
  readonly description: string;
}

/** How many of an employer's people are role models at most, by its size. */
export const PLACES: Readonly<Record<SeedEmployer['size'], number>> = {
  SOLE_TRADER: 1,
  MICRO: 3,
  SMALL: 9,
  MEDIUM: 30,
  LARGE: 400,
};

/** Invented, every one: name, size, sector, outcode, occupations, what it does in its own words. */
const EMPLOYERS = lines(`
  Wearbridge Infirmary | LARGE | health-and-social-care | SR4 | 1171 221 222 223 2251 2254 2255 2259 3111 3212 3213 3219 4211 6131 6132 9262 | A general hospital with 4,200 staff in more than 200 different jobs.
  Wearbridge City Council | LARGE | government-and-public-services | SR1 | 1172 2452 2461 2464 2483 2151 2152 3221 3223 3560 4112 4135 5113 6312 9222 9232 3581 | Runs services for the city, from libraries to flood defences.
  Tarn & Helm Engineering | LARGE | engineering-and-manufacturing | SR5 | 1121 212 2481 3112 3113 3115 3116 3120 521 522 524 8120 8142 8143 2161 | Builds gearboxes and drive units for electric vehicles.
  Northgarth Offshore | LARGE | energy-water-and-waste | NE33 | 1123 2121 2123 2124 2127 2129 3112 3113 3512 524 8133 8232 3582 | Builds and looks after wind turbines in the North Sea.
  Larkfell Foods | LARGE | hospitality-and-food | NE37 | 1121 2125 2481 3115 5432 8111 8144 8160 9132 9139 2161 | Bakes for supermarkets all over the north.
  Marram Logistics | LARGE | transport-and-logistics | NE38 | 1140 124 4134 8211 8214 8222 925 9219 | Warehouses, lorries and the people who keep them moving.
  Keel Bank Building Society | LARGE | finance-and-accounting | SR1 | 1131 2422 353 412 4132 7211 | Savings and mortgages since the shipyards were busy.
  Wear Valley Water | LARGE | energy-water-and-waste | DH4 | 1123 2121 2127 2129 2152 3113 8134 2111 | Clean water in, waste water out, for half a million people.
  Castlefields Construction | LARGE | construction-and-built-environment | NE10 | 1122 2121 2453 2455 3114 531 532 5330 8151 8152 8159 8221 8229 912 3541 3582 | Schools, bridges and homes.
  Fourstones Retail Group | LARGE | retail-and-sales | NE9 | 1150 2432 3551 3553 7111 7112 7125 7132 7219 7220 9241 9249 | Forty shops and a website.
  Wear and Coast Constabulary | LARGE | emergency-services-and-defence | SR3 | 1162 3312 6311 7213 3319 | The police of the river and the coast.
  University of Wearbridge | LARGE | education-and-childcare | SR1 | 2311 2162 2112 2114 2115 2119 2471 2472 2329 | Teaches 14,000 students and studies rivers, minds and materials.
  Beacon Rail Works | MEDIUM | engineering-and-manufacturing | DH5 | 5236 5223 5213 524 3113 2122 2123 8120 5233 | Repairs and refits trains.
  Silverlink Software | MEDIUM | digital-and-computing | NE11 | 213 2141 3131 3132 3133 1137 3573 | Writes booking systems for ferries and railways.
  Pelaw Precision | MEDIUM | engineering-and-manufacturing | NE31 | 5221 5222 5223 5224 8120 2125 3115 8143 | Machines parts as fine as a hair for hospitals and aircraft.
  Ashlaw Architects | MEDIUM | construction-and-built-environment | NE8 | 2451 2452 3120 3421 | Draws buildings that stay warm.
  Rook & Partners Solicitors | MEDIUM | law-and-justice | SR1 | 2411 2412 2419 3520 4212 | Family, work and housing law.
  Riverside Care Homes | MEDIUM | health-and-social-care | SR2 | 1232 6134 6135 6136 6137 2232 2222 5435 6231 3229 | Six homes for older people.
  Coldgate Labs | MEDIUM | science-and-research | NE37 | 2111 2112 2113 2161 3111 3115 2482 | Tests medicines, food and water.
  Harbourlight Theatre | MEDIUM | creative-and-media | SR1 | 3413 3414 3415 3416 5413 1255 | A stage, three workshops and a youth company.
  Staithes Leisure Trust | MEDIUM | sport-leisure-and-tourism | NE34 | 1224 3432 3433 6211 6219 2472 3557 9267 | Pools, pitches and a museum.
  Wearside Homes | MEDIUM | property-and-facilities | SR5 | 1251 3223 6232 9229 9223 5323 | Lets and looks after 9,000 homes.
  Greenfell Recycling | MEDIUM | energy-water-and-waste | NE32 | 1254 9225 8119 2152 8229 | Takes apart what others throw away.
  Hexley Autoparts | MEDIUM | engineering-and-manufacturing | SR5 | 8142 8120 5232 5233 5212 2125 1121 3113 8149 | Presses and paints car doors.
  Fenwick Row Finance | MEDIUM | finance-and-accounting | NE8 | 2421 2423 3533 3534 4122 4124 4129 | Payroll and books for small firms.
  Quayside Contact Centre | MEDIUM | business-and-administration | NE10 | 7211 7212 7113 7214 7220 4143 4142 | Answers for banks and energy companies.
  Bede Street Hotels | MEDIUM | hospitality-and-food | SR6 | 1221 5434 5436 6231 6240 9261 9263 9264 9265 | Three hotels by the sea.
  Moorside Vets | SMALL | agriculture-animals-and-environment | DH4 | 2240 3240 6129 | Looks after pets and farm animals.
  Lumen CAD Studio | SMALL | engineering-and-manufacturing | SR1 | 3120 2126 | Draws machines before they exist.
  Brightwater Games | SMALL | digital-and-computing | SR1 | 2134 2136 2142 | Makes small strange games.
  Tidewrack Marine | SMALL | engineering-and-manufacturing | NE33 | 5235 8232 3512 | Builds and repairs work boats.
  Penshaw Electrical | SMALL | construction-and-built-environment | DH4 | 5241 5246 5249 5245 | Wires homes, shops and a lighthouse.
  Copper Beech Nursery | SMALL | education-and-childcare | SR3 | 1233 2315 3232 6111 6117 | Forty children and a muddy garden.
  Hetton Heating | SMALL | construction-and-built-environment | DH5 | 5315 5225 5214 | Heat pumps, boilers and bathrooms.
  Northlight Media | SMALL | creative-and-media | NE8 | 3417 2491 2492 2494 2493 | Films and podcasts for people with something to say.
  Seaburn Physiotherapy | SMALL | health-and-social-care | SR6 | 2221 3214 | Gets people moving again.
  Wearbridge Cycle Couriers | SMALL | transport-and-logistics | SR1 | 8214 | Parcels by cargo bike and electric van.
  Salt & Samphire | SMALL | hospitality-and-food | SR6 | 1222 5434 5435 9264 9266 | A restaurant that cooks what was landed this morning.
  Dunelm Dental | SMALL | health-and-social-care | DH3 | 2253 6133 | Teeth, gums and nervous patients.
  Open Door Advice | SMALL | charity-and-community | SR2 | 1135 3229 3224 2469 4113 3221 | Free advice on money, housing and benefits.
  Fulwell Pharmacy | SMALL | health-and-social-care | SR6 | 2251 3212 7114 | Medicines and a listening ear.
  Cleadon Land Surveys | SMALL | construction-and-built-environment | NE36 | 2454 3114 | Measures ground with drones and lasers.
  Kestrel Security | SMALL | property-and-facilities | NE38 | 9231 5245 | Guards, cameras and locks.
  Bluebell Accounts | SMALL | finance-and-accounting | DH2 | 2421 4122 3533 | Accounts for shops and tradespeople.
  Hylton Joinery | MICRO | construction-and-built-environment | SR5 | 5316 5442 | Stairs, doors and kitchens made to measure.
  Ravenwick Robotics | MICRO | engineering-and-manufacturing | SR4 | 2129 2124 3112 | Robots that inspect pipes.
  Studio Plover | MICRO | creative-and-media | SR1 | 2142 3411 5422 | Posters, books and signs.
  Thornby Farm | MICRO | agriculture-animals-and-environment | DH5 | 5111 1211 9111 | Sheep, barley and a farm shop.
  The Corner Barbers | MICRO | hair-beauty-and-personal-services | SR4 | 6221 | Haircuts and talk.
  Marsden Marketing | MICRO | marketing-and-communications | NE34 | 3554 2432 2494 | Helps small firms to be found.
  Wearmouth Welding | MICRO | engineering-and-manufacturing | SR2 | 5213 5211 | Gates, trailers and repairs.
  Rowan Counselling | MICRO | health-and-social-care | SR3 | 3224 2224 | Somebody to talk to.
  Shiney Lane Garage | MICRO | transport-and-logistics | DH4 | 5231 1252 8145 | Mends cars, new kinds and old.
  Bright Steps Tutors | MICRO | education-and-childcare | SR2 | 2319 2317 | Extra help in maths and English.
  Field & Fable | SOLE_TRADER | creative-and-media | DH4 | 3411 | An illustrator of children’s books.
  Northfold Gardens | SOLE_TRADER | agriculture-animals-and-environment | NE36 | 5113 | Plans and plants gardens.
  Halcyon Beauty | SOLE_TRADER | hair-beauty-and-personal-services | SR6 | 6222 | Nails, brows and calm.
  Linwick Plumbing | SOLE_TRADER | construction-and-built-environment | SR3 | 5315 | One van, no leak too small.
  Kite Photography | SOLE_TRADER | creative-and-media | NE38 | 3417 | Weddings, products and birds.
  Wether Hill Web Design | SOLE_TRADER | digital-and-computing | DH2 | 2141 | Websites for village shops.
`);

export const EMPLOYER_LIST: readonly SeedEmployer[] = EMPLOYERS.map((line, key) => {
  const parts = line.split('|').map((part) => part.trim());
  const size = at(parts, 1) as SeedEmployer['size'];
  const [name, sector, outcode, description] = [at(parts, 0), at(parts, 2), at(parts, 3), at(parts, 5)];
  return { key, id: idOf('employer', key), name, size, sector, outcode, occupations: words(at(parts, 4)), description };
});

const OFFICE = words('1136 2132 2133 2439 2440 3132 3543 357 4133 4136 414 4152 4159 4215 4216');

/** Whether somebody of an occupation might work there. */
export const employs = ({ size, occupations }: SeedEmployer, code: string): boolean =>
  [...occupations, ...(size === 'LARGE' ? OFFICE : [])].some((start) => code.startsWith(start));

export function addEmployers(sheets: Sheets): void {
  for (const { id, name, size, sector, outcode, description } of EMPLOYER_LIST) {
    sheets.add('employer', { id, name, nameNormalised: normalisedName(name), size, sectorCode: sector, outcode, description });
  }
}
