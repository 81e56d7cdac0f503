/** Words invented units are made of; common ones often, as in life. */

export const brandCharacters = [
  ...'鑫源恒通宏达兴隆顺发盛华泰安吉祥瑞丰金银玉宝利民益康福禄寿喜和平新天地海洋江河山川日月星辰东西南北春秋冬夏青红蓝紫白雪云雨风雷电光明亮清秀美好佳优德信义仁礼智勇诚正大中国强富贵荣昌旺茂林森木松柏梅兰竹菊花园果蔬粮油米面龙凤虎豹鹏鹰燕鸿雁马牛羊学文博雅思远志伟业力量创意科技程鼎汇聚融凯旋翔腾飞跃进步升晟晨曦晖煜烨炎焱淼鑫垚森磊晶品尚尊爵豪庭御苑城邦邻里乐购惠众联合创展宇宙环球世纪时代传奇缘梦',
]

export const popularBrands =
  '鑫源 恒通 宏达 兴隆 顺发 盛华 泰安 吉祥 瑞丰 金源 利民 康福 万和 新兴 天成 华源 东方 鸿运 永兴 福源 鑫鑫 恒盛 聚源 隆源 宏源 天和 中兴 昌盛 诚信 惠民 晋源 塞北 雁门 桑源 朔源 同达 天源 金鑫 宏盛 永盛'.split(
    ' ',
  )

export const givenCharacters = [
  ...'建国秀英志强丽华海燕永平晓东文斌春梅学军玉兰利民俊峰雪琴卫东艳芳宏伟慧敏振桂花鹏程佳欣浩然思雨瑞祥雅婷明亮勇刚涛杰磊娜静霞波超辉凯',
]

export const surnames: readonly (readonly [string, number])[] = [
  ...'王李张刘'.split('').map((s) => [s, 9] as const),
  ...'赵杨郭高马陈'.split('').map((s) => [s, 4] as const),
  ...'武贾郝任康薛温尹苏周吴孙徐胡'.split('').map((s) => [s, 2] as const),
  ...'边丰支蔚麻解苑曹段侯孟牛石田白'.split('').map((s) => [s, 1] as const),
]

export const streets =
  '开发路 马邑路 北关路 西兴街 府南街 府西街 府东街 振华街 民福街 张辽路 古北街 安泰街 平朔路 文远路 鄯阳街 顺义路 建设路 迎宾街 人民路 新建路 雁门大街 学府街 善阳街 招远路 怀仁街 云东路 仁人路 同煤路 迎宾大道 永康街 金沙路 玉林大街'.split(
    ' ',
  )

export interface Trade {
  readonly code: string
  readonly company: readonly string[]
  readonly shop: readonly string[]
  readonly weight: number
}

const trade = (code: string, weight: number, company: string, shop: string): Trade => ({
  code,
  weight,
  company: company.split(' '),
  shop: shop.split(' '),
})

export const trades: readonly Trade[] = [
  trade('5219', 10, '商贸 百货 商贸', '超市 便利店 小卖部 百货店 综合商店'),
  trade('6210', 10, '餐饮管理 餐饮', '饭店 面馆 烧烤店 火锅店 小吃店 餐厅'),
  trade('5171', 4, '五金机电 机电设备 物资', '五金店 五金建材门市部 建材经销部'),
  trade('5441', 5, '道路货物运输 物流 汽车运输', '货运部 运输户 配货站'),
  trade('8111', 4, '汽车服务 汽车维修', '汽修厂 汽车修理部 轮胎店 洗车行'),
  trade('5232', 5, '服饰 服装贸易', '服装店 童装店 鞋店 内衣店'),
  trade('8040', 4, '美容美发 健康管理', '理发店 美容院 美发店 美甲店'),
  trade('4710', 4, '建筑工程 建设工程 房屋建筑', '建筑队 装修部'),
  trade('4862', 3, '市政工程 园林绿化工程 路桥', '绿化队 工程队'),
  trade('0610', 3, '煤业 洗煤 煤炭运销', '煤场 型煤厂'),
  trade('0311', 5, '养殖 农牧 畜牧', '养殖场 养牛场 养羊场'),
  trade('0111', 4, '种植 农业开发 生态农业', '种植园 家庭农场'),
  trade('7281', 3, '会展服务 文化传媒 广告', '广告部 图文店 打印店'),
  trade('6513', 3, '科技 信息技术 网络科技', '电脑维修部 手机店'),
  trade('7010', 2, '房地产开发 置业', '房产中介 信息部'),
  trade('5251', 3, '医药 药业', '药店 大药房 诊所'),
  trade('7211', 3, '企业管理 企业管理咨询 商务服务', '服务部 信息咨询部'),
  trade('3021', 2, '新型建材 水泥制品', '砖厂 预制厂'),
  trade('5211', 2, '粮油贸易 食品', '粮油店 肉店 蔬菜店 水果店'),
  trade('6110', 2, '酒店管理 宾馆', '旅馆 招待所 宾馆'),
]
