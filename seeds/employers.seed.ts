import { normalisedName } from '../server/platform/text';
import { at } from './random';
import { idOf, lines, type Sheets } from './sheets';

export interface SeedEmployer {
  readonly key: number;
  readonly id: string;
  readonly name: string;
  readonly size: 'SOLE_TRADER' | 'MICRO' | 'SMALL' | 'MEDIUM' | 'LARGE';
  readonly sector: string;
  readonly outcode: string;
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

/** Invented, every one: name, size, sector, outcode, what it does in its own words. */
const EMPLOYERS = lines(`
  Wearbridge Infirmary | LARGE | health-and-social-care | SR4 | A general hospital with 4,200 staff in more than 200 different jobs.
  Wearbridge City Council | LARGE | government-and-public-services | SR1 | Runs services for the city, from libraries to flood defences.
  Tarn & Helm Engineering | LARGE | engineering-and-manufacturing | SR5 | Builds gearboxes and drive units for electric vehicles.
  Northgarth Offshore | LARGE | energy-water-and-waste | NE33 | Builds and looks after wind turbines in the North Sea.
  Larkfell Foods | LARGE | hospitality-and-food | NE37 | Bakes for supermarkets all over the north.
  Marram Logistics | LARGE | transport-and-logistics | NE38 | Warehouses, lorries and the people who keep them moving.
  Keel Bank Building Society | LARGE | finance-and-accounting | SR1 | Savings and mortgages since the shipyards were busy.
  Wear Valley Water | LARGE | energy-water-and-waste | DH4 | Clean water in, waste water out, for half a million people.
  Castlefields Construction | LARGE | construction-and-built-environment | NE10 | Schools, bridges and homes.
  Fourstones Retail Group | LARGE | retail-and-sales | NE9 | Forty shops and a website.
  Northern Shield Police Support | LARGE | emergency-services-and-defence | SR3 | Control rooms, forensics and vehicles behind the officers.
  University of Wearbridge | LARGE | education-and-childcare | SR1 | Teaches 14,000 students and studies rivers, minds and materials.
  Beacon Rail Works | MEDIUM | engineering-and-manufacturing | DH5 | Repairs and refits trains.
  Silverlink Software | MEDIUM | digital-and-computing | NE11 | Writes booking systems for ferries and railways.
  Pelaw Precision | MEDIUM | engineering-and-manufacturing | NE31 | Machines parts as fine as a hair for hospitals and aircraft.
  Ashlaw Architects | MEDIUM | construction-and-built-environment | NE8 | Draws buildings that stay warm.
  Rook & Partners Solicitors | MEDIUM | law-and-justice | SR1 | Family, work and housing law.
  Riverside Care Homes | MEDIUM | health-and-social-care | SR2 | Six homes for older people.
  Coldgate Labs | MEDIUM | science-and-research | NE37 | Tests medicines, food and water.
  Harbourlight Theatre | MEDIUM | creative-and-media | SR1 | A stage, three workshops and a youth company.
  Staithes Leisure Trust | MEDIUM | sport-leisure-and-tourism | NE34 | Pools, pitches and a museum.
  Wearside Homes | MEDIUM | property-and-facilities | SR5 | Lets and looks after 9,000 homes.
  Greenfell Recycling | MEDIUM | energy-water-and-waste | NE32 | Takes apart what others throw away.
  Hexley Autoparts | MEDIUM | engineering-and-manufacturing | SR5 | Presses and paints car doors.
  Fenwick Row Finance | MEDIUM | finance-and-accounting | NE8 | Payroll and books for small firms.
  Quayside Contact Centre | MEDIUM | business-and-administration | NE10 | Answers for banks and energy companies.
  Bede Street Hotels | MEDIUM | hospitality-and-food | SR6 | Three hotels by the sea.
  Moorside Vets | SMALL | agriculture-animals-and-environment | DH4 | Looks after pets and farm animals.
  Lumen CAD Studio | SMALL | engineering-and-manufacturing | SR1 | Draws machines before they exist.
  Brightwater Games | SMALL | digital-and-computing | SR1 | Makes small strange games.
  Tidewrack Marine | SMALL | engineering-and-manufacturing | NE33 | Builds and repairs work boats.
  Penshaw Electrical | SMALL | construction-and-built-environment | DH4 | Wires homes, shops and a lighthouse.
  Copper Beech Nursery | SMALL | education-and-childcare | SR3 | Forty children and a muddy garden.
  Hetton Heating | SMALL | construction-and-built-environment | DH5 | Heat pumps, boilers and bathrooms.
  Northlight Media | SMALL | creative-and-media | NE8 | Films and podcasts for people with something to say.
  Seaburn Physiotherapy | SMALL | health-and-social-care | SR6 | Gets people moving again.
  Wearbridge Cycle Couriers | SMALL | transport-and-logistics | SR1 | Parcels by cargo bike.
  Salt & Samphire | SMALL | hospitality-and-food | SR6 | A restaurant that cooks what was landed this morning.
  Dunelm Dental | SMALL | health-and-social-care | DH3 | Teeth, gums and nervous patients.
  Open Door Advice | SMALL | charity-and-community | SR2 | Free advice on money, housing and benefits.
  Fulwell Pharmacy | SMALL | health-and-social-care | SR6 | Medicines and a listening ear.
  Cleadon Land Surveys | SMALL | construction-and-built-environment | NE36 | Measures ground with drones and lasers.
  Kestrel Security | SMALL | property-and-facilities | NE38 | Guards, cameras and locks.
  Bluebell Accounts | SMALL | finance-and-accounting | DH2 | Accounts for shops and tradespeople.
  Hylton Joinery | MICRO | construction-and-built-environment | SR5 | Stairs, doors and kitchens made to measure.
  Ravenwick Robotics | MICRO | engineering-and-manufacturing | SR4 | Robots that inspect pipes.
  Studio Plover | MICRO | creative-and-media | SR1 | Posters, books and signs.
  Thornby Farm | MICRO | agriculture-animals-and-environment | DH5 | Sheep, barley and a farm shop.
  The Corner Barbers | MICRO | hair-beauty-and-personal-services | SR4 | Haircuts and talk.
  Marsden Marketing | MICRO | marketing-and-communications | NE34 | Helps small firms to be found.
  Wearmouth Welding | MICRO | engineering-and-manufacturing | SR2 | Gates, trailers and repairs.
  Rowan Counselling | MICRO | health-and-social-care | SR3 | Somebody to talk to.
  Shiney Lane Garage | MICRO | transport-and-logistics | DH4 | Mends cars, new kinds and old.
  Bright Steps Tutors | MICRO | education-and-childcare | SR2 | Extra help in maths and English.
  Field & Fable | SOLE_TRADER | creative-and-media | DH4 | An illustrator of children’s books.
  Northfold Gardens | SOLE_TRADER | agriculture-animals-and-environment | NE36 | Plans and plants gardens.
  Halcyon Beauty | SOLE_TRADER | hair-beauty-and-personal-services | SR6 | Nails, brows and calm.
  Linwick Plumbing | SOLE_TRADER | construction-and-built-environment | SR3 | One van, no leak too small.
  Kite Photography | SOLE_TRADER | creative-and-media | NE38 | Weddings, products and birds.
  Wether Hill Web Design | SOLE_TRADER | digital-and-computing | DH2 | Websites for village shops.
`);

export const EMPLOYER_LIST: readonly SeedEmployer[] = EMPLOYERS.map((line, key) => {
  const parts = line.split('|').map((part) => part.trim());
  const size = at(parts, 1) as SeedEmployer['size'];
  const [name, sector, outcode, description] = [at(parts, 0), at(parts, 2), at(parts, 3), at(parts, 4)];
  return { key, id: idOf('employer', key), name, size, sector, outcode, description };
});

export function addEmployers(sheets: Sheets): void {
  for (const { id, name, size, sector, outcode, description } of EMPLOYER_LIST) {
    sheets.add('employer', { id, name, nameNormalised: normalisedName(name), size, sectorCode: sector, outcode, description });
  }
}
