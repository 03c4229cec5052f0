import { dictionary } from '../words/dictionary';

/** The sides of a member that other contexts than membership show. */
export const memberSectionWords = dictionary(
  { ratings: '信用等级', services: '农事服务' },
  { ratings: 'Ratings', services: 'Agri-services' },
);
