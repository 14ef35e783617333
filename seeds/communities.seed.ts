import type { Weighted } from './random';
import { words } from './sheets';

/**
 * Invented people. English family names are put together from pieces of place names; the others are common ones of their
 * languages, so that a combination says nothing of anybody. Shares of students are those of the DfE school census 2023/24
 * (pupils by ethnic group), grouped and rounded; those of adults are editorial, with more White British people.
 */
export interface Community {
  readonly share: number;
  readonly adultShare: number;
  readonly groups: Weighted<string>;
  readonly languages: Weighted<string>;
  readonly female: readonly string[];
  readonly male: readonly string[];
  readonly families: readonly string[];
}

const STARTS = words(
  'Ash Birch Bram Carr Cold Dun Elm Fern Gran Hazel Kel Lark Lin Mar Oak Pen Raven Row Stan Thorn Wether Win Yar',
);
const ENDS = words('by combe croft dene fell gate hurst law low mere ridge shaw side stead thwaite wick worth');
const ENGLISH = STARTS.flatMap((start) => ENDS.map((end) => start + end));

const BRITISH = {
  female: words(`Abigail Alice Amelia Amy Beth Bethany Caitlin Charlotte Chloe Daisy Eleanor Ella Ellie Emily Erin Evie Faith
    Florence Freya Georgia Grace Hannah Heather Holly Imogen Isla Ivy Jessica Kate Kayleigh Leah Lexi Lily Lucy Maisie Martha Megan
    Millie Molly Niamh Olivia Paige Phoebe Poppy Rebecca Rosie Ruby Sienna Skye Sophie Summer Tilly Zoe`),
  male: words(`Aaron Adam Alfie Archie Ben Bobby Callum Cameron Charlie Connor Daniel Declan Dylan Edward Ellis Ethan Euan Finley
    Freddie George Harrison Harry Harvey Isaac Jack Jacob Jake Jamie Joe Joshua Kai Kian Leo Lewis Liam Logan Louie Luke Mason Max
    Nathan Noah Oliver Oscar Owen Reece Reuben Rhys Ryan Samuel Theo Toby Tyler Zachary`),
};

export const COMMUNITIES: readonly Community[] = [
  { share: 63, adultShare: 78, groups: [['White British', 1]], languages: [['en', 1]], ...BRITISH, families: ENGLISH },
  {
    share: 5.5,
    adultShare: 3,
    groups: [
      ['White and Black Caribbean', 4],
      ['White and Asian', 3],
      ['White and Black African', 2],
      ['Any other mixed background', 4],
    ],
    languages: [['en', 1]],
    ...BRITISH,
    families: words(
      'Okonedo-Fell Baptiste Elmwick Kaur-Lindene Adeyemi-Rowby Carrside Mensah-Ashlaw Penstead Hussain-Larkby Yarworth',
    ),
  },
  {
    share: 1,
    adultShare: 1,
    groups: [['White Irish', 1]],
    languages: [
      ['en', 19],
      ['ga', 1],
    ],
    female: words('Aoife Bríd Caoimhe Clodagh Gráinne Maeve Niamh Órla Róisín Saoirse Siobhán'),
    male: words('Cathal Cian Conor Darragh Diarmuid Fionn Oisín Pádraig Rónán Séamus Tadhg'),
    families: words("O'Dunlow O'Kelmere McBrannagh O'Rowhan Ní-Fhearnóg McCarrick O'Larkin-Fell MacGranna O'Yarrowe"),
  },
  {
    share: 0.4,
    adultShare: 0.3,
    groups: [
      ['Traveller of Irish heritage', 2],
      ['Gypsy or Roma', 3],
    ],
    languages: [
      ['en', 4],
      ['rom', 1],
    ],
    female: words('Bridget Chantelle Kathleen Margaret-Ann Shelby Violet Winifred'),
    male: words('Felix Hughie Jimmy-Joe Martin Paddy Simey Tommy'),
    families: words('McDonlagh Carrowey Wardlow Stanby Boswick Lovelace-Smithy'),
  },
  {
    share: 7,
    adultShare: 4.5,
    groups: [['Any other White background', 1]],
    languages: [
      ['pl', 7],
      ['ro', 5],
      ['uk', 2],
      ['lt', 2],
      ['pt', 2],
      ['es', 1],
      ['tr', 1],
    ],
    female: words(
      'Agnieszka Ana Daria Gabriela Ioana Joanna Kateryna Łucja Małgorzata Milda Oksana Sofía Ştefania Teresa Zuzanna',
    ),
    male: words('Andrei Bartosz Dawid Dmytro Filip Ignas Jakub Krzysztof Łukasz Mihai Nuno Oleksandr Piotr Răzvan Tomás'),
    families: words(
      'Bąkowska-Lis Ciobanu Dąbrowski Gonçalves Grygorenko Ionescu Jankauskas Kowalczyk Nowicki Núñez Petrauskas Ștefănescu Wójcik Yılmaz Żurek',
    ),
  },
  {
    share: 4.8,
    adultShare: 3,
    groups: [['Pakistani', 1]],
    languages: [
      ['ur', 5],
      ['pa', 3],
      ['en', 4],
    ],
    female: words('Aisha Anam Fatima Hafsa Iqra Khadija Maryam Noor Rabia Sana Sumaira Zainab Zara'),
    male: words('Adeel Bilal Faisal Hamza Haris Ibrahim Imran Junaid Kashif Omar Saad Usman Zeeshan'),
    families: words('Akhtar Bashir Butt Chaudhry Ghafoor Iqbal Javed Mahmood Mirza Qureshi Rafiq Saleem Tariq'),
  },
  {
    share: 4,
    adultShare: 3,
    groups: [['Indian', 1]],
    languages: [
      ['gu', 3],
      ['pa', 3],
      ['ml', 3],
      ['hi', 2],
      ['te', 1],
      ['en', 5],
    ],
    female: words('Aarohi Anjali Deepa Diya Harleen Jasleen Kavya Meera Nisha Priyanka Riya Simran Sneha Tanvi'),
    male: words('Aarav Arjun Dev Gurpreet Harjit Ishaan Karan Manoj Neel Pranav Rohan Sandeep Vikram'),
    families: words('Bhatt Chandran Desai Gill Iyer Joshi Kurian Mistry Nair Patel-Shaw Rajput Sandhu Thakur Varghese'),
  },
  {
    share: 1.9,
    adultShare: 1.2,
    groups: [['Bangladeshi', 1]],
    languages: [
      ['bn', 3],
      ['syl', 2],
      ['en', 2],
    ],
    female: words('Farzana Jannat Nadia Nusrat Rehana Sabina Shirin Tahmina'),
    male: words('Anwar Jamal Kamrul Mahin Rafiul Shahid Tanvir Zakir'),
    families: words('Ahmed Begum Choudhury Haque Islam Miah Rahman Uddin'),
  },
  {
    share: 2.9,
    adultShare: 1.6,
    groups: [['Black African', 1]],
    languages: [
      ['so', 4],
      ['ti', 2],
      ['am', 2],
      ['sw', 2],
      ['en', 2],
    ],
    female: words('Ayaan Bethlehem Fadumo Hodan Ifrah Liya Mwanaisha Nasra Selam Wanjiru Zahra'),
    male: words('Abdirahman Bereket Daud Filmon Ismail Kidane Liban Mahad Njoroge Warsame Yonas'),
    families: words('Abdullahi Berhane Farah Gebremedhin Hirsi Jama Kamau Mohamud Otieno Tesfaye Warsame-Ali Yusuf'),
  },
  {
    share: 2.4,
    adultShare: 1.6,
    groups: [
      ['Black African', 5],
      ['Any other Black background', 1],
    ],
    languages: [
      ['yo', 3],
      ['ig', 2],
      ['ak', 2],
      ['fr', 1],
      ['en', 6],
    ],
    female: words('Abena Adaeze Chiamaka Efua Folasade Ifeoma Nkechi Temitope Yetunde'),
    male: words('Ayodele Chidi Emeka Kofi Kwabena Obinna Olumide Tobi Yaw'),
    families: words('Adebowale Asante Chukwu Eze Nwosu Ogunbiyi Okafor-Reed Owusu Quaye Udoh'),
  },
  {
    share: 1,
    adultShare: 1.2,
    groups: [['Black Caribbean', 1]],
    languages: [['en', 1]],
    female: words('Alesha Candice Ebony Jade Keisha Monique Renée Shanice Tiana'),
    male: words('Andre Dwayne Jerome Kemar Leon Marlon Romaine Tariq-James Tyrell'),
    families: words('Baptiste Bramwell Clarkeson Delroy-Fern Grantley Hibbertson Josephs Lambertine Whyteside'),
  },
  {
    share: 0.9,
    adultShare: 0.8,
    groups: [['Chinese', 1]],
    languages: [
      ['yue', 3],
      ['zh', 3],
      ['en', 2],
    ],
    female: words('Ching-Yi Hoi-Lam Jia-Wen Mei-Ling Wing-Sze Xinyi Yan-Tung 雨桐 欣怡'),
    male: words('Chun-Hei Haoran Jun-Kit Ka-Ming Tsz-Lok Wei Zi-Hang 浩然 子轩'),
    families: words('Chan Cheung Fong Ho Lau Leung Tse Wong-Ash Xu Zhao 陈 林'),
  },
  {
    share: 2.6,
    adultShare: 1.4,
    groups: [
      ['Arab', 4],
      ['Any other ethnic group', 2],
      ['Any other Asian background', 3],
    ],
    languages: [
      ['ar', 6],
      ['fa', 2],
      ['ku', 2],
      ['tl', 1],
      ['vi', 1],
    ],
    female: words('Amal Dilan Farah Hala Layla Lina Mahsa Mai-Linh Rana Salma Shilan Yasmin ليلى سلمى'),
    male: words('Azad Bassam Hadi Jad Karim Kenji-Paolo Mazin Nabil Rebin Samir Tareq Yousef كريم سامي'),
    families: words(
      'Al-Masri Barzani-Fell El-Khoury Darwish Haddad Jaziri Kassab Mansour Nguyen-Carr Rostami Sabbagh حداد منصور',
    ),
  },
];
